BEGIN TRANSACTION;
CREATE TABLE action_notes (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	action VARCHAR NOT NULL, 
	dated VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_action_notes PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_action_notes_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_action_notes_action FOREIGN KEY(convention, action) REFERENCES actions (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_action_notes_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE action_steps (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	action VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	due VARCHAR, 
	done_on VARCHAR, 
	CONSTRAINT pk_action_steps PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_action_steps_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_action_steps_action FOREIGN KEY(convention, action) REFERENCES actions (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_action_steps_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE actions (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	node VARCHAR, 
	code VARCHAR, 
	title VARCHAR NOT NULL, 
	rationale VARCHAR, 
	description VARCHAR, 
	expected_outcomes VARCHAR, 
	target_audience VARCHAR, 
	means VARCHAR, 
	themes JSON NOT NULL, 
	communes JSON NOT NULL, 
	lead VARCHAR, 
	team JSON NOT NULL, 
	partners JSON NOT NULL, 
	indicators JSON NOT NULL, 
	facilities JSON NOT NULL, 
	planned_start VARCHAR, 
	planned_end VARCHAR, 
	actual_start VARCHAR, 
	actual_end VARCHAR, 
	status VARCHAR, 
	progress INTEGER, 
	confidence VARCHAR, 
	confidence_comment VARCHAR, 
	done VARCHAR, 
	next VARCHAR, 
	obstacle VARCHAR, 
	origin VARCHAR, 
	CONSTRAINT pk_actions PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_actions_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_actions_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_actions_node FOREIGN KEY(convention, node) REFERENCES plan_nodes (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_actions_lead FOREIGN KEY(convention, lead) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_actions_position CHECK (position >= 0), 
	CONSTRAINT ck_actions_progress CHECK (progress >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "actions" VALUES('grande','a-01',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'objectif-1',NULL,'Créer une crèche',NULL,NULL,NULL,NULL,NULL,'[]','[]','caf','[]','[]','[]','[]',NULL,'2027-S1',NULL,NULL,'done',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "actions" VALUES('petite','a-01',0,2,'2026-12-01T09:17:08.573242Z','coordination',NULL,NULL,NULL,'fact',NULL,NULL,'objectif-1',NULL,'Créer une crèche',NULL,NULL,NULL,NULL,NULL,'[]','[]','caf','[]','[]','[]','[]',NULL,'2027-S1',NULL,NULL,'done',NULL,NULL,NULL,'Le terrain est choisi',NULL,NULL,NULL);
CREATE TABLE "agenda_items" (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	meeting VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	description VARCHAR, 
	kind VARCHAR, 
	speaker VARCHAR, 
	notes VARCHAR, 
	minutes INTEGER, 
	CONSTRAINT pk_agenda_items PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_agenda_items_meeting FOREIGN KEY(convention, meeting) REFERENCES meetings (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_agenda_items_position CHECK (position >= 0), 
	CONSTRAINT fk_agenda_items_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_agenda_items_minutes CHECK (minutes >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE attachment (
	convention VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	added_at VARCHAR NOT NULL, 
	added_by VARCHAR NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (convention, sha256), 
	CONSTRAINT fk_attachment_convention FOREIGN KEY(convention) REFERENCES convention ("key")
);
CREATE TABLE attendances (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	meeting VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	CONSTRAINT pk_attendances PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_attendances_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_attendances_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_meeting FOREIGN KEY(convention, meeting) REFERENCES meetings (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_organisation FOREIGN KEY(convention, organisation) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_attendances_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE bodies (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	role VARCHAR, 
	composition VARCHAR, 
	minimum_meetings INTEGER, 
	CONSTRAINT pk_bodies PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_bodies_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_bodies_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_bodies_position CHECK (position >= 0), 
	CONSTRAINT ck_bodies_minimum_meetings CHECK (minimum_meetings >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE body_members (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	body VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	capacity VARCHAR, 
	CONSTRAINT pk_body_members PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_body_members_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_body_members_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_body_members_body FOREIGN KEY(convention, body) REFERENCES bodies (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_body_members_organisation FOREIGN KEY(convention, organisation) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_body_members_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE commitments (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	description VARCHAR, 
	parent VARCHAR, 
	organisation VARCHAR, 
	themes JSON NOT NULL, 
	delivered BOOLEAN, 
	CONSTRAINT pk_commitments PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_commitments_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_commitments_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_commitments_parent FOREIGN KEY(convention, parent) REFERENCES commitments (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_commitments_organisation FOREIGN KEY(convention, organisation) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_commitments_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE "convention" (
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	caf VARCHAR, 
	territory_kind VARCHAR NOT NULL, 
	territory_code VARCHAR, 
	territory_name VARCHAR, 
	communes JSON NOT NULL, 
	declared_communes INTEGER, 
	start VARCHAR, 
	"end" VARCHAR, 
	signed VARCHAR, 
	signed_certainty VARCHAR, 
	fictional BOOLEAN NOT NULL, 
	citations JSON NOT NULL, 
	note VARCHAR, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	values_reviewed BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_convention PRIMARY KEY ("key")
);
INSERT INTO "convention" VALUES('petite','CTG de la Petite Vallée','Vallée','ctg',NULL,'epci',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,1,'[]',NULL,1,NULL,NULL,1);
INSERT INTO "convention" VALUES('grande','CTG de la Grande Vallée','Grande','ctg',NULL,'epci',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,1,'[]',NULL,1,NULL,NULL,1);
CREATE TABLE convention_themes (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	theme VARCHAR, 
	label VARCHAR NOT NULL, 
	standing VARCHAR, 
	funding_right VARCHAR, 
	CONSTRAINT pk_convention_themes PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_convention_themes_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_convention_themes_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_convention_themes_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE "decisions" (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	meeting VARCHAR, 
	title VARCHAR NOT NULL, 
	text VARCHAR, 
	vote VARCHAR, 
	responsible VARCHAR, 
	due VARCHAR, 
	executed_on VARCHAR, 
	execution_note VARCHAR, 
	actions JSON NOT NULL, 
	themes JSON NOT NULL, 
	kind VARCHAR, 
	funding_lines JSON NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_decisions_responsible FOREIGN KEY(convention, responsible) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_decisions_meeting FOREIGN KEY(convention, meeting) REFERENCES meetings (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_decisions_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_decisions_position CHECK (position >= 0), 
	CONSTRAINT fk_decisions_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
CREATE TABLE diagnosis_items (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	description VARCHAR, 
	parent VARCHAR, 
	dated VARCHAR, 
	themes JSON NOT NULL, 
	nodes JSON NOT NULL, 
	CONSTRAINT pk_diagnosis_items PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_diagnosis_items_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_diagnosis_items_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_diagnosis_items_parent FOREIGN KEY(convention, parent) REFERENCES diagnosis_items (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_diagnosis_items_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE discrepancies (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	explanation VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	concerns JSON NOT NULL, 
	citations JSON NOT NULL, 
	CONSTRAINT pk_discrepancies PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_discrepancies_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_discrepancies_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE evaluation_answers (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	qualifier VARCHAR, 
	note VARCHAR, 
	nature VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	reply VARCHAR, 
	text VARCHAR, 
	indicators JSON NOT NULL, 
	actions JSON NOT NULL, 
	CONSTRAINT pk_evaluation_answers PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_evaluation_answers_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_evaluation_answers_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_evaluation_answers_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE facilities (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	name VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	manager_kind VARCHAR, 
	manager VARCHAR, 
	commune VARCHAR, 
	address VARCHAR, 
	latitude VARCHAR, 
	longitude VARCHAR, 
	place_precision VARCHAR, 
	capacity INTEGER, 
	capacity_unit VARCHAR, 
	labels JSON NOT NULL, 
	opened VARCHAR, 
	closed VARCHAR, 
	CONSTRAINT pk_facilities PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_facilities_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_facilities_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_facilities_manager FOREIGN KEY(convention, manager) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_facilities_position CHECK (position >= 0), 
	CONSTRAINT ck_facilities_capacity CHECK (capacity >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE facility_counts (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	type VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	period VARCHAR, 
	manager_kind VARCHAR, 
	themes JSON NOT NULL, 
	part_of VARCHAR, 
	counted_in JSON NOT NULL, 
	breakdown VARCHAR, 
	CONSTRAINT pk_facility_counts PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_facility_counts_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_facility_counts_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_facility_counts_part_of FOREIGN KEY(convention, part_of) REFERENCES facility_counts (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_facility_counts_position CHECK (position >= 0), 
	CONSTRAINT ck_facility_counts_count CHECK (count >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE freeze (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	meeting VARCHAR, 
	sealed_at VARCHAR NOT NULL, 
	sealed_by VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, journal BIGINT, application VARCHAR, 
	CONSTRAINT pk_freeze PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_freeze_convention FOREIGN KEY(convention) REFERENCES convention ("key")
);
INSERT INTO "freeze" VALUES('petite','2026-12-01','Comité de mars',NULL,'2026-12-01T09:17:08.465185Z','coordination','aabd1be92b3b920c6bd287233772996ccddaf70fc7698477d80775dc0d958ab3',X'789C7D52CB6EC23010BCF31596CF4402FA927A6C0F3DB652AB5EAA2ADA3A1B70096B643BA808F13FED77F0635DC7181288B844CAEC7A7766673603212428AF0D39792F3EF857884DF3E5C21CD70C4AC84663394C6085500454417904C9141840F3F58D3CADCC5A0F96151061912335EF26A3C95DF6DAAA3B0FBE0EDB6561088FB8D7BE6A863EDADD1F5A51130A6577BF6A86B2E9D9F2F733B44B6568851454707FA42F4BDDC8828A216F6B8C7393A625F2F8B44CCE75E4A6FC3441048BB8FCED4914282A102FCD13F10E55C57C529F9B19EBF3D49D8A5CDB36CC4A6317E0F7B3B3C238A7D1CA56295FA17591F838C235159AA679A5097B3C89669DDB129EF1E45363F672CBAE85F085E12CF2C150ED84476BB537DAE2B9698ACF1A588C2757D737A343798D1076B197B72756183B05D20E2E47AACB315DBF93A8747F064F56046E7948DC85C8FE60D6C9EC2A0A66BC27607B67914A2095C235EC1DDC17F0C3F4546C9D112C1FB087D161F773BDB2DA72C49C605D8A351DD50EB6837FF274EE97',4,'Tableau de bord CTG 0.4');
CREATE TABLE funding_lines (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	label VARCHAR NOT NULL, 
	year INTEGER, 
	funder VARCHAR NOT NULL, 
	schemes JSON NOT NULL, 
	scheme_label VARCHAR, 
	themes JSON NOT NULL, 
	nature_of_expenditure VARCHAR, 
	payee VARCHAR, 
	payee_label VARCHAR, 
	action VARCHAR, 
	facility VARCHAR, 
	planned_cents BIGINT, 
	requested_cents BIGINT, 
	committed_cents BIGINT, 
	paid_cents BIGINT, 
	stated_cents BIGINT, 
	rounding_cents INTEGER NOT NULL, 
	basis VARCHAR, 
	CONSTRAINT pk_funding_lines PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_funding_lines_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_funding_lines_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_funding_lines_payee FOREIGN KEY(convention, payee) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_funding_lines_action FOREIGN KEY(convention, action) REFERENCES actions (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_funding_lines_facility FOREIGN KEY(convention, facility) REFERENCES facilities (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_funding_lines_position CHECK (position >= 0), 
	CONSTRAINT ck_funding_lines_planned_cents CHECK (planned_cents >= 0), 
	CONSTRAINT ck_funding_lines_requested_cents CHECK (requested_cents >= 0), 
	CONSTRAINT ck_funding_lines_committed_cents CHECK (committed_cents >= 0), 
	CONSTRAINT ck_funding_lines_paid_cents CHECK (paid_cents >= 0), 
	CONSTRAINT ck_funding_lines_stated_cents CHECK (stated_cents >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "funding_lines" VALUES('grande','f-01',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'Bonus territoire',2026,'caf','[]',NULL,'[]',NULL,NULL,NULL,'a-01',NULL,123450,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "funding_lines" VALUES('petite','f-01',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'Bonus territoire',2026,'caf','[]',NULL,'[]',NULL,NULL,NULL,'a-01',NULL,123450,NULL,NULL,NULL,NULL,1,NULL);
CREATE TABLE grant (
	person VARCHAR NOT NULL, 
	convention VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	themes JSON NOT NULL, 
	actions JSON NOT NULL, 
	facilities JSON NOT NULL, 
	CONSTRAINT pk_grant PRIMARY KEY (person, convention), 
	CONSTRAINT fk_grant_person FOREIGN KEY(person) REFERENCES person ("key")
);
INSERT INTO "grant" VALUES('coordination','petite','coordinator','[]','[]','[]');
CREATE TABLE "indicator_values" (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	indicator VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	period VARCHAR, 
	period_start VARCHAR, 
	value VARCHAR, 
	missing_reason VARCHAR, 
	numerator VARCHAR, 
	denominator VARCHAR, 
	commune VARCHAR, 
	facility VARCHAR, 
	comparator VARCHAR, 
	part_of VARCHAR, 
	state VARCHAR NOT NULL, 
	comment VARCHAR, 
	evidence VARCHAR, 
	given_by VARCHAR, 
	given_at VARCHAR, 
	CONSTRAINT pk_indicator_values PRIMARY KEY (convention, "key"), 
	CONSTRAINT ck_indicator_values_position CHECK (position >= 0), 
	CONSTRAINT fk_indicator_values_indicator FOREIGN KEY(convention, indicator) REFERENCES indicators (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_indicator_values_part_of FOREIGN KEY(convention, part_of) REFERENCES indicator_values (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_indicator_values_facility FOREIGN KEY(convention, facility) REFERENCES facilities (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_indicator_values_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_indicator_values_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE indicators (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	label VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	theme VARCHAR, 
	catalogue VARCHAR, 
	direction VARCHAR NOT NULL, 
	aggregation VARCHAR NOT NULL, 
	decimals INTEGER NOT NULL, 
	tolerance VARCHAR, 
	numerator_label VARCHAR, 
	denominator_label VARCHAR, 
	definition VARCHAR, 
	usual_source VARCHAR, 
	periodicity VARCHAR, 
	responsible VARCHAR, 
	nodes JSON NOT NULL, 
	CONSTRAINT pk_indicators PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_indicators_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_indicators_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_indicators_responsible FOREIGN KEY(convention, responsible) REFERENCES bodies (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_indicators_position CHECK (position >= 0), 
	CONSTRAINT ck_indicators_decimals CHECK (decimals >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE meetings (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	body VARCHAR, 
	title VARCHAR NOT NULL, 
	held_on VARCHAR, 
	certainty VARCHAR NOT NULL, 
	place VARCHAR, 
	CONSTRAINT pk_meetings PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_meetings_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_meetings_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_body FOREIGN KEY(convention, body) REFERENCES bodies (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_meetings_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE milestones (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	title VARCHAR NOT NULL, 
	kind VARCHAR, 
	start VARCHAR, 
	"end" VARCHAR, 
	printed_date VARCHAR, 
	certainty VARCHAR NOT NULL, 
	body VARCHAR, 
	CONSTRAINT pk_milestones PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_milestones_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_milestones_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_milestones_body FOREIGN KEY(convention, body) REFERENCES bodies (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_milestones_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE narratives (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	document VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	year INTEGER, 
	meeting VARCHAR, 
	text VARCHAR NOT NULL, 
	CONSTRAINT pk_narratives PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_narratives_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_narratives_meeting FOREIGN KEY(convention, meeting) REFERENCES meetings (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_narratives_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE organisations (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	parent VARCHAR, 
	members INTEGER, 
	role VARCHAR, 
	CONSTRAINT pk_organisations PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_organisations_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_organisations_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_organisations_parent FOREIGN KEY(convention, parent) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_organisations_position CHECK (position >= 0), 
	CONSTRAINT ck_organisations_members CHECK (members >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "organisations" VALUES('grande','caf',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'Caf','caf',NULL,NULL,NULL);
INSERT INTO "organisations" VALUES('petite','caf',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'Caf','caf',NULL,NULL,NULL);
CREATE TABLE person (
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	organisation VARCHAR, 
	active BOOLEAN NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	CONSTRAINT pk_person PRIMARY KEY ("key")
);
INSERT INTO "person" VALUES('coordination','Coordination',NULL,1,'2026-12-01T09:17:08.450266Z','local');
CREATE TABLE plan_nodes (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	level VARCHAR, 
	parent VARCHAR, 
	title VARCHAR, 
	description VARCHAR, 
	declared_actions INTEGER, 
	themes JSON NOT NULL, 
	CONSTRAINT pk_plan_nodes PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_plan_nodes_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_plan_nodes_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_plan_nodes_parent FOREIGN KEY(convention, parent) REFERENCES plan_nodes (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_plan_nodes_position CHECK (position >= 0), 
	CONSTRAINT ck_plan_nodes_declared_actions CHECK (declared_actions >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "plan_nodes" VALUES('grande','axe-1',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'axe',NULL,'Petite enfance',NULL,NULL,'[]');
INSERT INTO "plan_nodes" VALUES('grande','objectif-1',1,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'objectif','axe-1','Ouvrir des places',NULL,NULL,'[]');
INSERT INTO "plan_nodes" VALUES('petite','axe-1',0,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'axe',NULL,'Petite enfance',NULL,NULL,'[]');
INSERT INTO "plan_nodes" VALUES('petite','objectif-1',1,1,NULL,NULL,NULL,NULL,NULL,'fact',NULL,NULL,'objectif','axe-1','Ouvrir des places',NULL,NULL,'[]');
CREATE TABLE published_totals (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	label VARCHAR NOT NULL, 
	year INTEGER, 
	stage VARCHAR NOT NULL, 
	amount_cents BIGINT NOT NULL, 
	rounding_cents INTEGER NOT NULL, 
	lines JSON NOT NULL, 
	totals JSON NOT NULL, 
	funder VARCHAR, 
	dated VARCHAR, 
	CONSTRAINT pk_published_totals PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_published_totals_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_published_totals_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_published_totals_position CHECK (position >= 0), 
	CONSTRAINT ck_published_totals_amount_cents CHECK (amount_cents >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE related_documents (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	start VARCHAR, 
	"end" VARCHAR, 
	dated VARCHAR, 
	description VARCHAR, 
	CONSTRAINT pk_related_documents PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_related_documents_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_related_documents_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_related_documents_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE revision (
	number BIGINT NOT NULL, 
	convention VARCHAR, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	collection VARCHAR, 
	"key" VARCHAR, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	reason VARCHAR, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, batch BIGINT, 
	CONSTRAINT pk_revision PRIMARY KEY (number)
);
INSERT INTO "revision" VALUES(1,'petite','2026-12-01T09:17:08.425174Z','test','load',NULL,NULL,NULL,'{"rows":{"actions":1,"funding_lines":1,"organisations":1,"plan_nodes":2},"sha256":"aabd1be92b3b920c6bd287233772996ccddaf70fc7698477d80775dc0d958ab3"}',NULL,'0000000000000000000000000000000000000000000000000000000000000000','df35b38d35486ab60c9bb50f8db4c3f42d1bf8c78882ef11aafbc128ee9274b6',1);
INSERT INTO "revision" VALUES(2,'grande','2026-12-01T09:17:08.444464Z','test','load',NULL,NULL,NULL,'{"rows":{"actions":1,"funding_lines":1,"organisations":1,"plan_nodes":2},"sha256":"65abf223a59dd3d8a655b9be7f30eddfc54e3a2ace38d41ad3be80e6dd7e3ea3"}',NULL,'df35b38d35486ab60c9bb50f8db4c3f42d1bf8c78882ef11aafbc128ee9274b6','3d99e6396584da69e10cceb49f5acdcf697b4309c17e10a1c8835c4a6bb81b54',2);
INSERT INTO "revision" VALUES(3,NULL,'2026-12-01T09:17:08.451197Z','local','save_person','person','coordination',NULL,'{"active":true,"key":"coordination","name":"Coordination","organisation":null,"updated_at":"2026-12-01T09:17:08.450266Z","updated_by":"local"}',NULL,'3d99e6396584da69e10cceb49f5acdcf697b4309c17e10a1c8835c4a6bb81b54','87192bd24907b5efb202dc91b923e6d01a41f61655c9f0e11e00090cb7d4f47d',3);
INSERT INTO "revision" VALUES(4,NULL,'2026-12-01T09:17:08.463524Z','local','grant_role','grant','coordination',NULL,'{"actions":[],"convention":"petite","facilities":[],"person":"coordination","role":"coordinator","themes":[]}',NULL,'87192bd24907b5efb202dc91b923e6d01a41f61655c9f0e11e00090cb7d4f47d','6478ab0209d49bc6caf6153e64ef0403b4de0fd60de44153d4e821d93d0e0fb8',4);
INSERT INTO "revision" VALUES(5,'petite','2026-12-01T09:17:08.558993Z','coordination','seal','freeze','2026-12-01',NULL,'{"application":"Tableau de bord CTG 0.4","journal":4,"key":"2026-12-01","label":"Comité de mars","meeting":null,"sha256":"aabd1be92b3b920c6bd287233772996ccddaf70fc7698477d80775dc0d958ab3"}',NULL,'6478ab0209d49bc6caf6153e64ef0403b4de0fd60de44153d4e821d93d0e0fb8','f6c91ac2d15458c5a7da06962888fc2aba85bdbf24373f0bb13681cfca7199fe',5);
INSERT INTO "revision" VALUES(6,'petite','2026-12-01T09:17:08.574278Z','coordination','edit_row','actions','a-01','{"actual_end":null,"actual_start":null,"code":null,"communes":[],"confidence":null,"confidence_comment":null,"convention":"petite","description":null,"done":null,"expected_outcomes":null,"facilities":[],"indicators":[],"key":"a-01","lead":"caf","locator":null,"means":null,"nature":"fact","next":null,"node":"objectif-1","note":null,"obstacle":null,"origin":null,"partners":[],"planned_end":"2027-S1","planned_start":null,"position":0,"progress":null,"qualifier":null,"quote":null,"rationale":null,"source":null,"status":"done","target_audience":null,"team":[],"themes":[],"title":"Créer une crèche","updated_at":null,"updated_by":null,"version":1}','{"actual_end":null,"actual_start":null,"code":null,"communes":[],"confidence":null,"confidence_comment":null,"convention":"petite","description":null,"done":"Le terrain est choisi","expected_outcomes":null,"facilities":[],"indicators":[],"key":"a-01","lead":"caf","locator":null,"means":null,"nature":"fact","next":null,"node":"objectif-1","note":null,"obstacle":null,"origin":null,"partners":[],"planned_end":"2027-S1","planned_start":null,"position":0,"progress":null,"qualifier":null,"quote":null,"rationale":null,"source":null,"status":"done","target_audience":null,"team":[],"themes":[],"title":"Créer une crèche","updated_at":"2026-12-01T09:17:08.573242Z","updated_by":"coordination","version":2}','au téléphone','f6c91ac2d15458c5a7da06962888fc2aba85bdbf24373f0bb13681cfca7199fe','2864a601014824c50fdc04adffb612473e78843a17243fbdf2e1e19d0760bd53',6);
CREATE TABLE signatories (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	source VARCHAR, 
	locator VARCHAR, 
	quote VARCHAR, 
	nature VARCHAR NOT NULL, 
	qualifier VARCHAR, 
	note VARCHAR, 
	organisation VARCHAR NOT NULL, 
	capacity VARCHAR, 
	resolution VARCHAR, 
	resolution_end VARCHAR, 
	resolution_certainty VARCHAR, 
	signature VARCHAR, 
	signature_end VARCHAR, 
	signature_certainty VARCHAR, 
	CONSTRAINT pk_signatories PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_signatories_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT fk_signatories_source FOREIGN KEY(convention, source) REFERENCES sources (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_signatories_organisation FOREIGN KEY(convention, organisation) REFERENCES organisations (convention, "key") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_signatories_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE TABLE sources (
	convention VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at VARCHAR, 
	updated_by VARCHAR, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	author VARCHAR, 
	dated VARCHAR, 
	file VARCHAR, 
	sha256 VARCHAR, 
	note VARCHAR, 
	CONSTRAINT pk_sources PRIMARY KEY (convention, "key"), 
	CONSTRAINT fk_sources_convention FOREIGN KEY(convention) REFERENCES convention ("key") ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_sources_position CHECK (position >= 0)
)
 WITHOUT ROWID

;
CREATE INDEX ix_revision_convention ON revision (convention);
CREATE TRIGGER revision_is_not_updated BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE TRIGGER revision_is_not_replaced BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM revision WHERE number = NEW.number OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
CREATE INDEX ix_revision_row ON revision (convention, collection, "key", number);
COMMIT;