"""The whole convention as a workbook or CSV tables, and back."""
