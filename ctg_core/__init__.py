"""The CTG dashboard without its screens: model, store, dossier, questions, views. See ARCHITECTURE.md."""
