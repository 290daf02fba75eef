account-access-ended = Erişiminiz sona erdi; bu yüzden oturumunuz kapatıldı. Doğru değilse şubeye sorun.
