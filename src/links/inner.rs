//! Which numbers belong to an inner network, and are not asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether a number leads to this computer, into the network around it, or to nobody in particular: whatever the
/// registries of special-purpose addresses (RFC 6890) do not call globally reachable.
pub(super) fn is_inner(number: IpAddr) -> bool {
    match number {
        IpAddr::V4(number) => is_inner_v4(number),
        IpAddr::V6(number) => is_inner_v6(number),
    }
}

fn is_inner_v4(number: Ipv4Addr) -> bool {
    let [a, b, c, _] = number.octets();
    number.is_loopback()
        || number.is_private()
        || number.is_link_local()
        || number.is_broadcast()
        || number.is_documentation()
        || number.is_multicast()
        // This network; shared address space (RFC 6598); IETF protocols; benchmarks (RFC 2544); kept for later.
        || a == 0
        || (a == 100 && b & 0xC0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && b & 0xFE == 18)
        || a >= 240
}

fn is_inner_v6(number: Ipv6Addr) -> bool {
    let parts = number.segments();
    let behind = |parts: [u16; 2]| {
        let [a, b] = parts[0].to_be_bytes();
        let [c, d] = parts[1].to_be_bytes();
        is_inner_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // Loopback, unspecified, and an IPv4 number in the clothes of IPv6 (RFC 4291 §2.5.5, RFC 6052, RFC 3056).
        [0, 0, 0, 0, 0, 0, high, low] if high == 0 => low <= 1 || behind([high, low]),
        [0, 0, 0, 0, 0, 0 | 0xFFFF, high, low] => behind([high, low]),
        [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => behind([high, low]),
        [0x2002, high, low, ..] => behind([high, low]),
        // Globally reachable numbers begin with the bits 001; 2001:db8::/32 is for documentation.
        [first, second, ..] => first & 0xE000 != 0x2000 || (first == 0x2001 && second == 0xDB8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_inner_networks_are_known_in_every_writing() {
        for inner in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "::127.0.0.1",
        ] {
            assert!(is_inner(inner.parse().expect("a number")), "{inner}");
        }
        for outer in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "192.169.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(!is_inner(outer.parse().expect("a number")), "{outer}");
        }
    }
}
