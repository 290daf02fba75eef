settling-family = زيارات التعوّد: { $child }
