family-title = { $reader ->
    [institution] Kuruluşunuzun çocukları
   *[other] Çocuklarınız
}
family-mentor-of = { $child } için mentor
family-interim-of = { $child } için geçici mentor
family-interim-why = { $own } burada olmadığı sürece bunu { $mentor } yapıyor. Değişirse size haber veririz.
family-next-interim = { $date } tarihinden itibaren, geçici olarak: { $mentor }
family-since = Mentorluğun başlangıcı:
family-next = { $date } tarihinden itibaren: { $mentor }
family-reach = { $mentor } ile nasıl görüşürsünüz
family-reach-otherwise = Bırakırken ya da alırken { $mentor } ile konuşun. { $mentor } burada değilse gruptaki bir çalışma arkadaşına sorun.
family-no-mentor = { $child } için şu anda bir mentor yok.
family-no-mentor-text = Mentorun kim olacağını gruba sorun. Belli olunca size haber veririz.
family-not-yet = { $child } için şimdi henüz bir mentor yok. Kimin mentor olacağını aşağıda görüyorsunuz.
family-no-place = { $child } için şu anda bizde bir yer yok. Doğru değilse şubeye sorun.
family-readable-until = Bakım sona erdi. Bu sayfayı { $date } gününün sonuna kadar okuyabilirsiniz.
family-closed = Şube bugün kapalı.
family-closed-because = Şube bugün kapalı: { $why }.
family-opens = Yeniden açılış:
family-ask-instead = { $mentor } { $part } burada değil. { $part } şu kişiye başvurun: { $colleague }.
family-ask = { $part } şu kişiye başvurun: { $colleague }.
family-ask-on-group = { $mentor } { $part } burada değil; lütfen gruba sorun.
family-part-day = bugün
family-part-morning = bu sabah
family-part-afternoon = bugün öğleden sonra
family-stand-in = { $name } (yerine bakan)
family-place = Grup bugün şu grubun yanında: { $group }.
family-place-opening = Grup bugün açılışta şu grubun yanında: { $group }.
family-place-opening-until = Grup bugün açılışta, saat { $time } olana kadar, şu grubun yanında: { $group }.
family-place-closing = Grup bugün kapanışta şu grubun yanında: { $group }.
family-place-closing-from = Grup bugün kapanışta, saat { $time } itibarıyla, şu grubun yanında: { $group }.
family-withdrawn = Başka bir mentorla ilgili önceki mesaj geri çekildi ({ $date }). O değişiklik olmayacak.
family-stays = { $mentor } mentor olarak kalıyor.
family-unread = Bu mesajı okuduğunuzu not ediyoruz.
family-read = Okudum
family-was-read = Bunu okuduğunuzu not ettik.
family-what = Mentor ne yapar?
family-what-text = { $reader ->
    [institution] Mentor çocuğu iyi tanır, gelişimini izler ve sizin ilk başvuracağınız kişidir.
   *[other] Mentor, çocuğunuzun kendi pedagojik çalışanıdır. Çocuğunuzu iyi tanır, gelişimini izler, bunu sizinle konuşur ve sizin ilk başvuracağınız kişidir. Çocuğunuzu bırakırken ve alırken gruptaki herkese her zaman başvurabilirsiniz.
}
family-elsewhere = { $organisation }: sayfasına git
family-others = Başka bir rol ya da kuruluşla devam et

family-news = Yenilikler
family-news-nothing = Yeni bir şey yok. Sizinle paylaştığımız her şey aşağıda.
family-news-waits = sizi bekliyor
family-news-consents = İzninizi istediğimiz sorular: { $count }
family-news-transfers = Okuyup yanıtlamanız gereken bilgi aktarımları: { $count }
family-news-recorded = Bir çalışanımız sizin bir yanıtınızı kaydetti
family-news-choose = Bir zaman seçin: { $talk }
family-news-report = Yeni rapor: { $talk }
family-news-needs = { $child }: ilk günden önce bize anlatın
family-news-messages = Okunmamış mesajlar: { $count }
family-news-next = Yeni mentor, { $date } tarihinden itibaren: { $mentor }
family-news-mentor = Yeni mentor, { $date } tarihinden beri: { $mentor }
family-news-next-interim = Geçici mentor, { $date } tarihinden itibaren: { $mentor }
family-news-mentor-interim = Geçici mentor, { $date } tarihinden beri: { $mentor }
family-news-withdrawn = Bir mentor değişikliğinden vazgeçildi
family-news-seen = Son { $days } günde paylaştığımız gözlemler: { $count }
family-news-agreed = Son { $days } günün anlaşmaları: { $count }
family-news-milestones = Son { $days } günün gelişim adımları: { $count }
family-news-day = Bugün günün nasıl geçtiğini okuyun
family-mourning-title = Acınızı paylaşıyoruz
family-mourning-text = Burada sizin için mesaj yok ve bir şey yapmanız gerekmiyor.
family-mourning-help = Bir şey sormak, bir şey almak ya da geçmişe bakmak ister misiniz? Şubedeki insanlar, size uyan bir zamanda seve seve yardımcı olur.
family-nothing-title = Burada sizin için bir şey yok
family-nothing-text = Bir çocuğun bilgilerini, velayeti olan ebeveynlere ve bakım verenlere gösteriyoruz. Kayıtlarımıza göre burada size bir şey gösteremiyoruz. Doğru değilse şube yöneticisinden kontrol etmesini isteyin.
family-nothing-ended = Bakım sona erdi. Bundan sonra üç ay boyunca buradan okuyabiliyordunuz. Bir şey öğrenmek ya da görmek isterseniz şubeye sorun.
family-knock-title = Size bir mesaj var
family-knock-text = E-posta adresinize bir kod göndeririz. Mesajı o kodla okursunuz; şifreye ihtiyacınız yok.
family-knock-why = Bu bağlantı başkasının eline geçse bile, kod sayesinde gelenin siz olduğunuzdan emin oluruz.
family-send-code = Bana bir kod gönder
family-enter = Ebeveyn ya da bakım veren olarak devam et
family-enter-text = Zaten oturum açtınız.
family-code-title = E-postanıza bakın
family-code-text = Bağlantınız hâlâ geçerliyse bir kod gönderdik. Kod { $minutes } dakika geçerlidir.
family-code-label = 6 rakamlı kod
family-code-go = Devam
family-code-wrong = Bu kod geçerli değil. Son e-postadaki kodu kullanın. { $tries } denemeden sonra yeni bir kod istersiniz.
family-code-spent = Bu kod artık geçerli değil. Aşağıdan yeni bir kod isteyin. Hemen e-postayla gelir.
family-code-none = E-posta gelmedi mi? İstenmeyen e-postalara da bakın.
family-code-again = Yeni bir kod gönder
family-code-ended = Olmuyor mu? Yeni bir bağlantı isteyin.
family-mail-asked-subject = { $organisation } size bir soru gönderdi
family-mail-asked = { $dear }

    { $organisation } sizden bir yanıt istiyor. Buradan okuyun ve yanıtınızı verin:

    { $link }

    Bağlantı { $until } gününün sonuna kadar çalışır ve yalnızca sizin içindir.
family-mail-recorded = { $dear }

    { $organisation } bir yanıtınızı kaydetti. Doğru olup olmadığına buradan bakın:

    { $link }

    Bağlantı { $until } gününün sonuna kadar çalışır ve yalnızca sizin içindir.
family-dear = Sayın ebeveyn veya bakım veren,
family-dear-institution = Sayın ilgili,
family-code-mail-subject = { $organisation } için kodunuz
family-code-mail-text =
    Kodunuz: { $code }

    Bu kodu, { $organisation } sayfasında kod istediğiniz yere yazın. Kod { $minutes } dakika geçerlidir.

    Kod istemediniz mi? O zaman bir şey yapmanız gerekmez. Kodu kimseye vermeyin.
family-ask-title = Yeni bir bağlantı isteyin
family-ask-text = E-posta adresinizi yazın. Size yeni bir bağlantı göndeririz.
family-ask-email = E-posta adresi
family-ask-hint = Çocuk bakım kuruluşunun bildiği adresiniz.
family-ask-send = Bana bir bağlantı gönder
family-away-text = Oturumunuz açık değil ya da kapandı. E-posta adresinizi yazın. Size yeni bir bağlantı göndeririz.
family-away-password = Bir parolayla oturum açacağım
family-ended-title = Bu bağlantı artık çalışmıyor
family-ended-text = Bir bağlantı 30 gün çalışır. E-posta adresinizi yazın, size yenisini gönderelim.
family-sent-title = E-postanıza bakın
family-sent-text = Bu adresi tanıyorsak, e-postanızda şimdi yeni bir bağlantı var.
family-sent-not = E-posta gelmedi mi? İstenmeyen e-postalara da bakın. Ya da bizde hangi adresin kayıtlı olduğunu gruba sorun.
family-link-mail-subject = { $organisation } için yeni bağlantınız
family-link-mail-text =
    { $dear }

    { $organisation } için yeni bir bağlantı istediniz:

    { $link }

    Bağlantı yalnızca sizin içindir. Başkasına göndermeyin. Siz istemediyseniz bir şey yapmanız gerekmez.
