"""Addresses and networks: what they are made of, what they hold, and what is no address."""
import ipaddress
from ipaddress import *
def t(code):
    try: print(code, '->', repr(eval(code)))
    except Exception as e: print(code, '!!', type(e).__name__, e)
for c in '''ip_address('192.168.0.1'),ip_address('::1'),ip_address(1),ip_address(2**32)
ip_address('256.1.1.1')
ip_address('1.2.3')
IPv4Address('1.2.3'),1
IPv4Address('256.1.1.1')
IPv4Address('01.1.1.1')
IPv4Address('a.1.1.1')
IPv4Address('')
IPv4Address(-1)
IPv4Address(2**32)
IPv4Address(b'abcd'),IPv4Address(b'ab')
IPv4Address('1.1.1.1/2')
IPv6Address('1::2::3')
IPv6Address(':1')
IPv6Address('12345::')
IPv6Address('g::')
IPv6Address('1:2')
IPv6Address('::ffff:1.2.3.4'),IPv6Address('2001:db8::1').exploded,IPv6Address('2001:0db8:0:0:0:0:0:1'),IPv6Address('fe80::1%eth0')
ip_network('192.168.0.0/24'),ip_network('10.0.0.0/255.0.0.0'),ip_network('2001:db8::/32')
ip_network('192.168.0.1/24')
ip_network('192.168.0.1/24',strict=False)
ip_network('192.168.0.0/33')
IPv4Network('192.168.0.0/33')
IPv4Network('192.168.0.0/255.1.0.0')
list(ip_network('192.168.0.0/30')),list(ip_network('192.168.0.0/30').hosts()),list(ip_network('10.0.0.0/31').hosts()),list(ip_network('10.0.0.1/32').hosts())
ip_network('192.168.0.0/24').num_addresses,ip_network('192.168.0.0/24').netmask,ip_network('192.168.0.0/24').hostmask,ip_network('192.168.0.0/24').broadcast_address,ip_network('192.168.0.0/24').prefixlen
ip_address('192.168.0.5') in ip_network('192.168.0.0/24'),ip_address('10.0.0.1') in ip_network('192.168.0.0/24')
ip_network('192.168.0.0/24')[5],ip_network('192.168.0.0/24')[-1]
ip_network('192.168.0.0/24')[300]
list(ip_network('192.168.0.0/24').subnets(prefixlen_diff=2)),list(ip_network('192.168.0.0/24').subnets(new_prefix=25)),ip_network('192.168.0.0/24').supernet(),ip_network('192.168.0.0/24').supernet(new_prefix=16)
ip_network('192.168.0.0/24').subnet_of(ip_network('192.168.0.0/16')),ip_network('192.168.0.0/24').overlaps(ip_network('192.168.0.128/25')),ip_network('10.0.0.0/8').supernet_of(ip_network('10.1.0.0/16'))
list(ip_network('192.0.2.0/28').address_exclude(ip_network('192.0.2.1/32')))
ip_interface('192.168.0.5/24'),ip_interface('192.168.0.5/24').network,ip_interface('192.168.0.5/24').ip,ip_interface('192.168.0.5/24').with_netmask,ip_interface('2001:db8::1/64')
ip_address('10.0.0.1').is_private,ip_address('8.8.8.8').is_global,ip_address('127.0.0.1').is_loopback,ip_address('224.0.0.1').is_multicast,ip_address('169.254.1.1').is_link_local,ip_address('0.0.0.0').is_unspecified,ip_address('240.0.0.1').is_reserved,ip_address('100.64.0.1').is_private,ip_address('::1').is_loopback,ip_address('fe80::1').is_link_local,ip_address('fc00::1').is_private
ip_address('1.2.3.4')+1,ip_address('1.2.3.4')-1,int(ip_address('1.2.3.4')),ip_address('1.2.3.4').packed,ip_address('1.2.3.4').reverse_pointer,ip_address('::1').reverse_pointer,ip_address('1.2.3.4').exploded,ip_address('1.2.3.4').version,ip_address('1.2.3.4').max_prefixlen
ip_address('1.2.3.4')<ip_address('1.2.3.5'),ip_address('1.2.3.4')==ip_address('1.2.3.4'),sorted([ip_address('2.0.0.0'),ip_address('1.0.0.0')]),hash(ip_address('1.2.3.4'))==hash(ip_address('1.2.3.4'))
ip_address('1.2.3.4')<ip_address('::1')
ip_address('255.255.255.255')+1
f"{ip_address('1.2.3.4'):b}",f"{ip_address('1.2.3.4'):#x}",f"{ip_address('1.2.3.4'):>20}",f"{ip_address('1.2.3.4')}",f"{ip_address('1.2.3.4'):#_n}",f"{ip_address('::1'):x}"
list(summarize_address_range(ip_address('192.0.2.0'),ip_address('192.0.2.130'))),list(collapse_addresses([ip_network('192.0.2.0/25'),ip_network('192.0.2.128/25')])),list(collapse_addresses([ip_address('1.1.1.1'),ip_address('1.1.1.0')]))
ip_network('10.0.0.0/8').with_netmask,ip_network('10.0.0.0/8').with_hostmask,ip_network('10.0.0.0/8').compressed,ip_network('10.0.0.0/8')==ip_network('10.0.0.0/8'),ip_network('10.0.0.0/8')<ip_network('11.0.0.0/8'),str(ip_network('10.0.0.0/8'))
ip_network('10.0.0.0/8').is_private,ip_network(('10.0.0.0',8)),ip_network('1.2.3.4')
IPv6Address('::ffff:1.2.3.4').ipv4_mapped,IPv6Address('2002:c000:204::').sixtofour,ip_network('::/0').num_addresses
sorted([ip_network('10.0.0.0/8'),ip_address('1.1.1.1')],key=get_mixed_type_key)
'''.splitlines(): t(c)
