promise-title = Bizden neler bekleyebilirsiniz
promise-back = Kendi sayfanız
promise-lead = Mentorlarla böyle çalışıyoruz. Bu, { $organisation } kuruluşunun protokolünde yazar. Burada sade bir dille okursunuz.
promise-since = Bu, { $date } gününden beri geçerlidir.
promise-next = { $date } gününden itibaren değişenler
promise-gone = Şunlar artık geçerli olmayacak:
promise-question = Bu konuda bir şey söylemek ya da sormak ister misiniz? Mentora her zaman başvurabilirsiniz.

promise-part-mentor = Mentor kimdir
promise-mentor-own = Her çocuğun kendi mentoru vardır: gruptaki bir pedagojik çalışan.
promise-mentor-days = Çocuğun geldiği günlerde kimin çalıştığına bakarız.
promise-mentor-knows = Çocuğu kimin iyi tanıdığına dikkat ederiz.
promise-mentor-baby = { $count ->
    [one] 1 aylık
   *[other] { $count } aylık
 } olmamış bir çocuk mentorunu daha da sık görmelidir.
promise-mentor-language = Mentorun ailenin dilini konuşup konuşmadığına bakarız.
promise-mentor-children = Bir mentorun en fazla { $count ->
    [one] 1 çocuk
   *[other] { $count } çocuk
 } ile ilgilenmesine çalışırız.

promise-part-change = Başka bir mentor gelirse
promise-change-stays = Bir çocuğun mentoru mümkün olduğunca aynı kalır.
promise-change-told = Mentorun kim olduğunu { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde öğrenirsiniz.
promise-change-handover = Eski mentor yeni mentora bilmesi gerekenleri anlatır.
promise-change-interim = Mentor { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } süresinden uzun süre burada değilse geçici bir mentor gelir.

promise-part-start = Başlangıç ve alışma
promise-start-introduction = Başlangıçtan önceki { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } içinde bir tanışma görüşmesi yapılır.
promise-start-appointment = Başlangıçtan yaklaşık { $from } ile { $until ->
    [one] 1 hafta
   *[other] { $until } hafta
 } önce sizinle alışma randevusu yaparız.
promise-start-carer = { $count ->
    [one] 1 aylık
   *[other] { $count } aylık
 } olmadan başlayan bir çocuğun önce sabit bir bakıcısı olur.
promise-start-review = Başlangıçtan { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } sonra alışma dönemini sizinle değerlendiririz.

promise-part-day = Her gün
promise-day-mentor = Çocuğu alırken günün nasıl geçtiğini mentor anlatır. Mentor burada değilse ya da meşgulse bir çalışma arkadaşı anlatır.
promise-day-anybody = Çocuğu alırken günün nasıl geçtiğini grupta olan kişi anlatır. Bunun mentor olması gerekmez.
promise-day-needs = Bir çocuğun neye ihtiyacı olduğunu anlatırsanız, ne yapacağımızı { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde öğrenirsiniz.

promise-part-messages = Mesajlar
promise-message-answer = Mentora yazdığınız mesaja { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde yanıt alırsınız.
promise-message-colleagues = Mentor burada değilse gruptaki bir çalışma arkadaşı mesajınızı okuyup yanıtlayabilir.

promise-part-seen = Bir çocuk nasıl gelişiyor
promise-seen-months = { $count ->
    [12] Her yıl
    [one] Her ay
   *[other] Her { $count } ayda bir
 } bir çocuğu dikkatle gözlemleriz.
promise-seen-birthday = Her doğum günü dolaylarında bir çocuğu dikkatle gözlemleriz.
promise-seen-domains = Çocuk { $count ->
    [one] 1 aylık
   *[other] { $count } aylık
 } olduktan sonra, gözlemde her alanda nasıl geliştiğine de bakarız.
promise-seen-milestones = Her doğum gününden sonraki { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } içinde o yaşın gelişim adımlarına bakarız.
promise-seen-told = Bir gözlemden sonraki { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde ne gördüğümüzü öğrenirsiniz.
promise-seen-particulars = Özel bir durum varsa { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde sizinle bir görüşme yapılır.

promise-part-talks = Görüşmeler
promise-talk-first = Bakım başladıktan { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } sonra sizinle ilk görüşme yapılır.
promise-talk-parents = { $count ->
    [12] Her yıl
    [one] Her ay
   *[other] Her { $count } ayda bir
 } bir ebeveyn görüşmesi yapılır.
promise-talk-invited = { $count } yaşından itibaren çocuğu da davet ederiz.
promise-talk-child = Okul sonrası bakımda mentor { $count ->
    [12] her yıl
    [one] her ay
   *[other] her { $count } ayda bir
 } çocuğun kendisiyle konuşur.
promise-talk-asked = Okul sonrası bakımda bir çocuk konuşmak isterse, { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde biri onunla konuşur.
promise-talk-draws = { $count } yaşından itibaren çocuk bunun için çizebilir ya da yazabilir.
promise-talk-exit = Son günden önceki { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } içinde bir kapanış görüşmesi yapılır.
promise-talk-free = Bir görüşmeyi kabul etmek zorunda değilsiniz. İstemezseniz bize söylemeniz yeter.

promise-part-concerns = Bir çocuk için endişelenirsek
promise-concern-steps = Endişelenirsek { $count ->
    [one] 1 sabit adım
   *[other] { $count } sabit adım
 } izleriz.
promise-concern-first = { $count }. adım başlamadan önce sizinle konuşuruz. Bu mümkün değilse nedenini kaydederiz.
promise-concern-reads = { $count }. adımdan itibaren kaydedilenleri siz de okursunuz.
promise-concern-consent = Bir adım için izniniz gerekiyorsa, o adım ancak velayeti olan bütün ebeveynler evet deyince başlar.

promise-part-others = Okulla ya da başkalarıyla paylaşma
promise-other-consent = Velayeti olan ebeveynlerin izni olmadan bir çocuk hakkında hiçbir şey paylaşmayız; yalnızca yasa gerektirirse paylaşırız.
promise-other-again = İzin sorusunu herkes yanıtlamadıysa { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } sonra bir kez daha sorarız.
promise-other-begins = Bir çocuk { $count ->
    [one] 1 aylık
   *[other] { $count } aylık
 } olunca okula bilgi aktarımını hazırlamaya başlarız.
promise-other-ready = Bir çocuk { $count ->
    [one] 1 aylık
   *[other] { $count } aylık
 } olunca okula bilgi aktarımını göndeririz.
promise-other-before = Bilgi aktarımını yeni yerdeki ilk günden { $count ->
    [one] 1 hafta
   *[other] { $count } hafta
 } önce göndeririz.
promise-other-receipt = Alıcıdan, aktarımın okunduğunu { $count ->
    [one] 1 iş günü
   *[other] { $count } iş günü
 } içinde bildirmesini isteriz.
promise-other-follow-up = İlk günden { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } sonra, çocuğun nasıl olduğunu oraya sorarız.

promise-part-file = Dosya
promise-file-names = Dosyayı kimin açtığını adıyla görürsünüz.
promise-file-roles = Dosyayı hangi görevdeki birinin açtığını görürsünüz.
promise-file-day = Bir gün hakkında yazdıklarımızı { $count ->
    [one] 1 gün
   *[other] { $count } gün
 } saklarız.
promise-file-months = Dosyayı son günden sonra { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } saklarız.
promise-file-messages = Mesajları son günden sonra { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } saklarız.
promise-file-photos = Fotoğrafları son günden sonra { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } saklarız.
promise-file-concerns = Bir endişe hakkında kaydettiklerimizi son günden sonra { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } saklarız.
promise-file-transfers = Bilgi aktarımını son günden sonra { $count ->
    [one] 1 ay
   *[other] { $count } ay
 } saklarız.
