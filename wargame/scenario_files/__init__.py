"""How scenarios come in: files a person wrote become one package, or a list of all its faults."""
