# Why a file is not taken.

attached-too-large = This file is larger than 10 MB. Choose a smaller one.
attached-empty = This file is empty. Choose another.
attached-heic = This is a HEIC photo of a phone, which we cannot read. Take a screenshot of the photo and choose that.
attached-avif = This is an AVIF picture, which we cannot read. Save it as JPEG or PNG, or take a screenshot of it, and choose that.
attached-not = This is not a photo or PDF that we can read. Choose a JPEG, PNG, WebP or PDF.
attached-pixels = This photo has too many pixels. Choose a smaller one.
