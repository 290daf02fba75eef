//! Built files and texts are embedded; new ones must be noticed too.

fn main() {
    for folder in ["../../web/dist", "../../locales", "../../migrations", "../../templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
