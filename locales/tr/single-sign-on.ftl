# Kuruluş üzerinden oturum açma.

single-sign-on-through = { $organisation } üzerinden oturum aç
