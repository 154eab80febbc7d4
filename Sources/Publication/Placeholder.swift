package enum PublicationPlaceholder {}
