"""How answers are drawn, about the evaluation: questions, evidence, report."""
