import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody whom a provider knows. */
export interface Known {
  email: string;
  name: string;
  /** What the person is there. */
  groups?: string[];
}

/** What an application says when it is made at a provider. */
export interface Application {
  id: string;
  secret: string;
  back: string;
}

/**
 * The sign-in service of an organisation: a provider of OpenID Connect on loopback, with a page of its own on which people
 * type who they are.
 */
export class SignInService {
  readonly address: string;
  private readonly known = new Map<string, Known>();

  private constructor(private readonly server: Server) {
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<SignInService> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new SignInService(server);
  }

  /** Makes an application, for which it then lets people in. */
  make(application: Application): void {
    const provider = new Provider(this.address, {
      clients: [
        {
          client_id: application.id,
          client_secret: application.secret,
          redirect_uris: [application.back],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      conformIdTokenClaims: false,
      jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
      cookies: { keys: ['only for these tests'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_, id: string) => {
        const person = this.known.get(id);
        return (
          person && {
            accountId: id,
            claims: () => ({ sub: id, email_verified: true, ...person }),
          }
        );
      },
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 86_400 },
      interactions: { url: (_, interaction) => `/people/${interaction.uid}` },
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId,
          accountId: ctx.oidc.session?.accountId,
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    this.server.removeAllListeners('request');
    this.server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', this.address);
      if (!url.pathname.startsWith('/people/')) {
        void answer(request, response);
        return;
      }
      const who = url.searchParams.get('who');
      if (who === null) {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><html lang="en"><title>Sign-in service</title><h1>Sign-in service</h1>
           <form><label>Who are you? <input name="who"></label><button>Sign in</button></form></html>`,
        );
        return;
      }
      const result = this.known.has(who)
        ? { login: { accountId: who } }
        : { error: 'access_denied', error_description: 'not known here' };
      void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    });
  }

  /** Knows somebody from now on, or otherwise than before. */
  knows(id: string, person: Known): void {
    this.known.set(id, person);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
