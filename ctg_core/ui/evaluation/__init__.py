"""Screen parts about the evaluation: questions, evidence, report."""
