looked-link = Dosyaya kim baktı?
looked-title = { $child }: dosyaya kim baktı?
looked-lead = Dosyanın ne zaman açıldığını, ekipten kimin (hangi görevle) ve ne için açtığını görürsünüz.
looked-lead-names = Dosyanın ne zaman açıldığını, kimin ve ne için açtığını görürsünüz.
looked-period = Dönem:
looked-nobody = Bu günlerde dosyayı kimse açmadı
looked-nobody-text = Kuruluştan biri açarsa hemen burada görünür. Gerekirse daha öncesine de bakın.
looked-earlier = Daha önce
looked-times = { $count } kez
looked-not = { $reader ->
    [institution] Çocuğun kendine sakladıkları ve başka ebeveynler ya da başka çocuklar hakkında bir şey burada yazmaz. Bu konuda bir sorunuz varsa şubeye sorun.
   *[other] Çocuğunuzun kendine sakladıkları ve başka ebeveynler ya da başka çocuklar hakkında bir şey burada yazmaz. Bu konuda bir sorunuz varsa şubeye sorun.
}
looked-role-mentor = Mentor
looked-role-staff = Pedagojik çalışan
looked-role-teamlead = Ekip yöneticisi
looked-role-care = Bakım koordinatörü
looked-role-coach = Pedagojik koç
looked-role-policy = Politika görevlisi
looked-role-director = Yönetim
looked-role-emergency = Yönetim, acil erişimle
looked-why-file = Dosyayı okumak ya da dosyaya yazmak
looked-why-note = Bir notu değiştirmek
looked-why-observation = Bir gözlem yapmak ya da okumak
looked-why-contact = Ebeveynlere bir şey anlatıldığını kaydetmek
looked-why-goals = Hedefleri okumak ya da belirlemek
looked-why-talk = Ebeveynlerle bir görüşmeyi hazırlamak ya da kaydetmek
looked-why-guardians = Ebeveynlerin bilgilerine bakmak
looked-why-letter = Mentor hakkındaki mektubu hazırlamak
looked-why-emergency = Acil durumda bilgilere bakmak
looked-why-photos = Bir fotoğrafa bakmak ya da fotoğrafı kaldırmak
looked-why-transfer = Okula ya da BSO’ya bilgi aktarımını hazırlamak ya da okumak
looked-why-consents = İzin istemek ya da izne bakmak
looked-why-concern = { $reader ->
    [institution] Çocukla ilgili bir endişeyi okumak ya da üzerinde çalışmak
   *[other] Çocuğunuzla ilgili bir endişeyi okumak ya da üzerinde çalışmak
}
looked-why-needs = İstekleri ve ihtiyaçları okumak ya da yanıtlamak
looked-why-day = Günün nasıl geçtiğini kaydetmek ya da okumak
looked-told-title = Velayeti olmayan bir ebeveyne anlatılan
looked-told-text = Velayeti olmayan bir ebeveyn, { $child } için önemli olanı sorabilir (Burgerlijk Wetboek, 1. kitap, madde 377c). Bu günlerde yanıt verdik.
