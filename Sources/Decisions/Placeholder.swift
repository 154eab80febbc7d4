package enum DecisionsPlaceholder {}
