"""Questions about the evaluation: questions, evidence, report."""
