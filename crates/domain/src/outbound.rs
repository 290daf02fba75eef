//! Where the server may go by itself, when somebody names an address for it: not behind the wall that it stands behind.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far the server may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    /// To what everybody can reach.
    #[default]
    Public,
    /// Also to the machine itself: demonstrations and tests.
    Machine,
    /// Also to the own network, where the systems of an organisation are that runs its own server.
    Network,
}

impl Range {
    /// Whether an address is within it.
    pub fn covers(self, address: IpAddr) -> bool {
        match self {
            Self::Public => is_public(address),
            Self::Machine => is_public(address) || address.to_canonical().is_loopback(),
            Self::Network => !is_nobody(address.to_canonical()),
        }
    }
}

/// Whether everybody on the internet reaches the same at this address.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// The registry of special addresses of IANA (RFC 6890) and what it was extended with.
fn is_public_v4(address: Ipv4Addr) -> bool {
    !matches!(
        address.octets(),
        [0 | 10 | 127 | 224..=255, ..]
            | [100, 64..=127, ..]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 168, ..]
            | [192, 0, 0 | 2, _]
            | [192, 88, 99, _]
            | [198, 18..=19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
    )
}

/// Of the addresses that are given out (2000::/3) those that lead to no other one. An address in which one of version 4
/// is wrapped is as public as that one.
fn is_public_v6(address: Ipv6Addr) -> bool {
    match (wrapped(address), address.segments()) {
        (Some(inside), _) => is_public_v4(inside),
        (None, [0x2001, 0..=0x01ff | 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] | [0x2620, 0x4f, 0x8000, ..]) => {
            false
        }
        (None, [first, ..]) => (0x2000..0x4000).contains(&first),
    }
}

/// The address of version 4 to which a translator or a tunnel leads.
fn wrapped(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let of = |high: u16, low: u16| {
        let ([p, q], [r, s]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(p, q, r, s)
    };
    match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => Some(of(g, h)),
        [0x2002, ..] => Some(of(b, c)),
        _ => None,
    }
}

/// Nobody in particular, or many at once: nothing that one connects to.
fn is_nobody(address: IpAddr) -> bool {
    let broadcast = matches!(address, IpAddr::V4(address) if address.is_broadcast());
    let link_local = match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    };
    // At a link-local address clouds give the machine's own secrets.
    address.is_unspecified() || address.is_multicast() || broadcast || link_local
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_behind_the_wall_is_not_public() {
        for inside in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
            "2002:c0a8:101::",
            "2001:db8::1",
            "2001::1",
            "fec0::1",
            "::127.0.0.1",
            "64:ff9b:1::1",
        ] {
            assert!(!Range::Public.covers(at(inside)), "{inside}");
        }
        for outside in [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "192.0.1.1",
            "2a00:1450::1",
            "2606:4700::1",
            "64:ff9b::101:101",
        ] {
            assert!(Range::Public.covers(at(outside)), "{outside}");
        }
    }

    #[test]
    fn a_wider_range_is_for_the_machine_or_the_network_and_never_for_the_secrets_of_a_cloud() {
        assert!(Range::Machine.covers(at("127.0.0.1")) && Range::Machine.covers(at("::1")));
        assert!(Range::Machine.covers(at("::ffff:127.0.0.1")));
        assert!(!Range::Machine.covers(at("10.0.0.1")) && !Range::Machine.covers(at("fd00::1")));
        assert!(Range::Network.covers(at("10.0.0.1")) && Range::Network.covers(at("fd00::1")));
        for never in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "fe80::1",
            "0.0.0.0",
            "::",
            "224.0.0.1",
            "255.255.255.255",
        ] {
            assert!(!Range::Network.covers(at(never)), "{never}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_as_public_as_the_one_that_it_wraps(inside: u32) {
            let inside = Ipv4Addr::from(inside);
            let public = Range::Public.covers(inside.into());
            let [a, b, c, d] = inside.octets();
            let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            for outside in [
                inside.to_ipv6_mapped(),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
            ] {
                prop_assert_eq!(Range::Public.covers(outside.into()), public);
            }
            prop_assert!(!public || !(inside.is_private() || inside.is_loopback() || inside.is_link_local()));
        }

        #[test]
        fn a_wider_range_covers_what_a_smaller_one_does(address: u128, four: u32) {
            for address in [IpAddr::V6(address.into()), IpAddr::V4(four.into())] {
                prop_assert!(!Range::Public.covers(address) || Range::Machine.covers(address));
                prop_assert!(!Range::Machine.covers(address) || Range::Network.covers(address));
            }
        }
    }
}
