"""How pages learn of it: regions, audiences, one listener a process, fan-out."""
