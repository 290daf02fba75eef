professional-basis-consent = Ebeveynlerin izniyle
professional-basis-inspection = Bir denetçi istiyor (Algemene wet bestuursrecht, madde 5:20)
professional-basis-court = Mahkeme emrediyor
professional-basis-youth-protection = Yetkili bir kuruluşun aile vasisi (gezinsvoogd) istiyor (Jeugdwet, madde 7.3.11)
professional-why-label = Neden:
professional-family = { $child } hakkında başkalarıyla paylaştıklarımız
