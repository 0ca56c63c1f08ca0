"""Screen parts about files: workbooks and return sheets that come and go."""
