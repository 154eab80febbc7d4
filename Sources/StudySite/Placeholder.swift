package enum StudySitePlaceholder {}
