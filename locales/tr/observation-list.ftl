olist-version = sürüm { $version }
olist-open = { $count ->
    [one] 1 madde doldurulmadı
   *[other] { $count } madde doldurulmadı
}
olist-not-seen = görülmedi
olist-blank = boş
olist-changed = { $count ->
    [one] 1 madde şu tarihtekinden farklı:
   *[other] { $count } madde şu tarihtekinden farklı:
}
olist-the-same = şu tarihtekiyle aynı:
olist-was = önceki: { $answer }
olist-corrected-line = Önceden: { $before }. Düzelten: { $name },
olist-family-link = Doldurulmuş gözlem listeleri ({ $count })
olist-family-title = { $child }: gözlem listeleri
olist-family-lead = Grubun gördükleri, listenin sözleriyle. Açıklama için mentora çekinmeden sorun.
olist-family-none = Henüz okunacak bir liste yok
olist-family-none-text = Grup size gözlemi anlattıktan sonra listeyi burada okursunuz.
olist-family-by = Dolduran: { $name }
