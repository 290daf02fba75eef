inquiry-title = { $child } hakkında sorular
inquiry-lead = { $child } üzerinde velayetiniz yok. Bu yüzden burada dosyadan hiçbir şey görmezsiniz. Ama soru sorabilirsiniz.
inquiry-back = Geri
inquiry-back-family = Çocuklarınıza geri dönün
inquiry-other-children = Velayetiniz olmayan bir çocuk hakkında soru sorun
inquiry-children-title = Çocuğunuz hakkında soru sorun
inquiry-children-lead = Bu çocuklar üzerinde velayetiniz yok. Bu yüzden burada dosyalardan hiçbir şey görmezsiniz. Ama soru sorabilirsiniz.
inquiry-ask = Soru sorun
inquiry-may = { $child } için önemli olanı sorun: nasıl olduğu, gelişimi, sağlığı ve bakımı. Bir adresi veya başka kişileri sormayın.
inquiry-promise = { $count ->
    [one] 1 iş günü içinde yanıt alırsınız: en geç
   *[other] { $count } iş günü içinde yanıt alırsınız: en geç
}
inquiry-no-term = { $organisation } bunun için belirli bir süre vermiyor. Yanıt gelince bir e-posta alırsınız.
inquiry-question = Ne bilmek istiyorsunuz?
inquiry-hint = Birkaç cümleyle.
inquiry-send = Soruyu gönderin
inquiry-sent = Sorunuz gönderildi. Yanıt gelince bir e-posta alırsınız.
inquiry-asked = Sorularınız
inquiry-none = Henüz bir şey sormadınız.
inquiry-of = Soruldu:
inquiry-answer-of = { $organisation } yanıtı
inquiry-waits = Henüz yanıt yok.
inquiry-waits-until = Henüz yanıt yok. En geç şu gün alırsınız:
inquiry-closed = Şu anda burada bir şey soramazsınız. Hiçbir şey gönderilmedi.
inquiry-closed-text = Şu anda burada bir şey soramazsınız. Bir şey bilmek istiyorsanız doğrudan sorun: { $organisation }.
inquiry-law = Bunu sorma hakkınız Hollanda medeni kanununda yazar (Burgerlijk Wetboek, 1. kitap, madde 377c). Her şey anlatılamaz. O zaman nedenini burada okursunuz.
inquiry-why-interest = Buna yanıt almazsınız, çünkü çocuğun yararına aykırıdır.
inquiry-why-same-for-all = Buna yanıt almazsınız, çünkü bunu velayeti olan bir ebeveyne de anlatmayız.
inquiry-why-not-about-child = Buna yanıt almazsınız, çünkü çocukla veya bakımıyla ilgili değil.
inquiry-wrong-empty = Önce ne bilmek istediğinizi yazın. Hiçbir şey gönderilmedi.
inquiry-wrong-long = Sorunuz { $length } karakter. En fazla { $most } karakter sığar. Hiçbir şey gönderilmedi, metin hâlâ duruyor: kısaltın.
inquiry-invite-mail-subject = { $organisation } kuruluşuna soru sorabilirsiniz
inquiry-invite-mail-text =
    { $dear }

    { $organisation } kuruluşuna bir şey sorabilirsiniz. Bunu kendi bağlantınızla yaparsınız:

    { $link }

    Şifreye ihtiyacınız yok. E-postanıza bir kod gelir. Bağlantı { $until } gününün sonuna kadar çalışır.

    Bağlantı yalnızca sizin içindir. Başkasına göndermeyin.
