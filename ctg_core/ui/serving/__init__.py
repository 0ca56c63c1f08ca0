"""How the dashboard is served: who may come in, in which words, with which scripts."""
