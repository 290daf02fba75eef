export interface Picture {
  /** Begins the names of its files. */
  name: string;
  /** As `mentorkind demo` names it in its list of sign-ins; none for a page one sees without signing in. */
  role?: string;
  path: string;
}

/** Every page of which the documents show a picture. */
export const pages: Picture[] = [{ name: 'sign-in', path: '/' }];
