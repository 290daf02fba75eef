import type { CDPSession, Page } from '@playwright/test';

/** A device with passkeys, which Chromium plays for one page: it knows its person unless it is told otherwise. */
export class Authenticator {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async on(page: Page): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** Whether the person shows the finger that the device knows. */
  async knowsItsPerson(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified });
  }

  /** Takes the passkeys along to another page's device, as a phone goes along with its owner. */
  async copyTo(other: Authenticator): Promise<void> {
    const { credentials } = await this.session.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId });
    for (const credential of credentials) {
      await other.session.send('WebAuthn.addCredential', { authenticatorId: other.authenticatorId, credential });
    }
  }

  /** Says of every passkey that it is of another account. */
  async claim(userHandle: string): Promise<void> {
    const { credentials } = await this.session.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId });
    for (const credential of credentials) {
      await this.session.send('WebAuthn.removeCredential', {
        authenticatorId: this.authenticatorId,
        credentialId: credential.credentialId,
      });
      await this.session.send('WebAuthn.addCredential', {
        authenticatorId: this.authenticatorId,
        credential: { ...credential, userHandle },
      });
    }
  }

  /** Whose the first passkey says to be. */
  async owner(): Promise<string> {
    const { credentials } = await this.session.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId });
    return credentials[0]!.userHandle!;
  }
}
