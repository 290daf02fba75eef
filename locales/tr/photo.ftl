photo-link = Fotoğraflar
photo-of-day = { $date } tarihli fotoğraf
photo-was-removed = Fotoğraf silindi: { $date }
photo-remove = Fotoğrafı kaldır
photo-said-nothing = henüz yanıt yok
photo-said-given = evet, { $date }
photo-said-refused = hayır, { $date }
photo-said-withdrawn = geri alındı: { $date }
photo-taken-in-paper = (kâğıt üzerinde, teslim alan: { $name })
photo-taken-in-person = (söylendiği kişi: { $name })
photo-family = { $child }: fotoğraflar
photo-family-ask = { $child } için fotoğraf çekebilir miyiz?
photo-family-all = Fotoğraflara bakın ya da yanıtınızı değiştirin
photo-family-what = { $reader ->
    [institution] Fotoğraflar, çocukta gördüklerimizin bir parçasıdır. Onları yalnızca çocuğun dosyasıyla çalışanlar ve velayeti olan ebeveynler görür. Fotoğraflarda başka hiçbir çocuk tanınmaz. Başka hiçbir yere gitmezler.
   *[other] Fotoğraflar, çocuğunuzda gördüklerimizin bir parçasıdır. Onları yalnızca çocuğunuzun dosyasıyla çalışanlar ve velayeti olan ebeveynler görür. Fotoğraflarda başka hiçbir çocuk tanınmaz. Başka hiçbir yere gitmezler.
}
photo-family-free = Kararı siz verirsiniz. Neden göstermeden hayır diyebilirsiniz. İzninizi her zaman geri alabilirsiniz: o zaman fotoğrafları, daha önce çekilmiş olanları da, artık kimse görmez. Dosya saklandığı sürece dosyada kalırlar.
photo-family-everyone = Fotoğraf çekmek ve fotoğraflara bakmak, ancak velayeti olan bütün ebeveynler evet dediği sürece mümkündür.
photo-family-none = Şu anda görülecek fotoğraf yok. Mentor size ne görüldüğünü anlattığında fotoğraf burada görünür.
photo-give = Evet, olabilir
photo-refuse = Hayır, istemiyorum
photo-thanks-given = Teşekkür ederiz. Fotoğraflara evet diyorsunuz. Bunu her zaman geri alabilirsiniz.
photo-thanks-refused = Kaydedildi: hayır diyorsunuz. Fotoğraf çekilmeyecek.
photo-thanks-withdrawn = İzniniz geri alındı. Bundan sonra fotoğrafları kimse görmez.
