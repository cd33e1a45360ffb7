"""The nouns of performance publishing: frozen values that every other room shares."""
