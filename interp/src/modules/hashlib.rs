//! `_hashlib`: digests. The functions of `hashlib` and `hmac` are in the prelude's files of those names.

use blake2b_simd::Params as Blake2b;
use blake2s_simd::Params as Blake2s;
use digest::{DynDigest, ExtendableOutput, Update, XofReader};
use std::sync::Arc;

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::cost;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::thread::Meter;
use crate::machine::{Thread, Trap};
use crate::objects::dict::Dict;
use crate::objects::methods::{BytesLike, args, bytes_like, bytes_of};
use crate::objects::native::{Native, Payload};
use crate::text::Text;
use crate::text::hex::hex;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_hashlib", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "make" "name, data, /" make),
    native!(Static "blake2" "name, data, digest_size, key, salt, person, tree, last_node, /" blake2),
    native!(Static "compare_digest" "a, b, /" compare_digest),
    native!(Static "pbkdf2" "name, password, salt, iterations, length, /" pbkdf2),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&HASH).into();
    let name = t.intern("HASH");
    dict.set_name(t, name, class)?;
    Ok(())
}

/// A digest under way.
#[derive(Clone)]
enum State {
    Fixed(Box<dyn Digest>),
    Shake128(sha3::Shake128),
    Shake256(sha3::Shake256),
    Blake2b(Box<blake2b_simd::State>),
    Blake2s(Box<blake2s_simd::State>),
}

/// What the digests of fixed length have in common.
trait Digest: DynDigest + Send + Sync {
    fn copy(&self) -> Box<dyn Digest>;
}

impl<T: DynDigest + Clone + Send + Sync + 'static> Digest for T {
    fn copy(&self) -> Box<dyn Digest> {
        Box::new(self.clone())
    }
}

impl Clone for Box<dyn Digest> {
    fn clone(&self) -> Self {
        (**self).copy()
    }
}

impl State {
    /// The beginning of a digest, its size and that of its blocks; the size is 0 where the guest chooses.
    fn new(name: &str) -> Option<(State, usize, usize)> {
        fn fixed<T: DynDigest + Default + Clone + Send + Sync + 'static>(block: usize) -> Option<(State, usize, usize)> {
            let digest = T::default();
            let size = digest.output_size();
            Some((State::Fixed(Box::new(digest)), size, block))
        }
        match name {
            "md5" => fixed::<md5::Md5>(64),
            "sha1" => fixed::<sha1::Sha1>(64),
            "sha224" => fixed::<sha2::Sha224>(64),
            "sha256" => fixed::<sha2::Sha256>(64),
            "sha384" => fixed::<sha2::Sha384>(128),
            "sha512" => fixed::<sha2::Sha512>(128),
            "sha512_224" => fixed::<sha2::Sha512_224>(128),
            "sha512_256" => fixed::<sha2::Sha512_256>(128),
            "sha3_224" => fixed::<sha3::Sha3_224>(144),
            "sha3_256" => fixed::<sha3::Sha3_256>(136),
            "sha3_384" => fixed::<sha3::Sha3_384>(104),
            "sha3_512" => fixed::<sha3::Sha3_512>(72),
            "shake_128" => Some((State::Shake128(Default::default()), 0, 168)),
            "shake_256" => Some((State::Shake256(Default::default()), 0, 136)),
            "blake2b" => Some((State::Blake2b(Box::new(Blake2b::new().to_state())), 64, 128)),
            "blake2s" => Some((State::Blake2s(Box::new(Blake2s::new().to_state())), 32, 64)),
            _ => None,
        }
    }

    fn update(&mut self, data: &[u8]) {
        match self {
            State::Fixed(digest) => digest.update(data),
            State::Shake128(digest) => digest.update(data),
            State::Shake256(digest) => digest.update(data),
            State::Blake2b(digest) => drop(digest.update(data)),
            State::Blake2s(digest) => drop(digest.update(data)),
        }
    }

    /// The digest of what there has been; `length` counts where the guest chooses.
    fn finish(&self, length: usize) -> Vec<u8> {
        fn read(mut reader: impl XofReader, length: usize) -> Vec<u8> {
            let mut out = vec![0; length];
            reader.read(&mut out);
            out
        }
        match self.clone() {
            State::Fixed(mut digest) => {
                let mut out = vec![0; digest.output_size()];
                if digest.finalize_into_reset(&mut out).is_err() {
                    unreachable!("gilbox bug: a digest of another size than it says");
                }
                out
            }
            State::Shake128(digest) => read(digest.finalize_xof(), length),
            State::Shake256(digest) => read(digest.finalize_xof(), length),
            State::Blake2b(digest) => digest.finalize().as_bytes().to_vec(),
            State::Blake2s(digest) => digest.finalize().as_bytes().to_vec(),
        }
    }
}

/// A digest as an object.
struct Hash {
    name: &'static str,
    state: Arc<Mutex<State>>,
    size: usize,
    block: usize,
}

impl Payload for Hash {
    fn trace(&self, _: &mut Marker) {}
}

const HASH: ClassDef = ClassDef {
    name: "HASH",
    module: "_hashlib",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(t.type_error("cannot create '_hashlib.HASH' instances"))),
        native!(Method "update" "self, data, /" update),
        native!(Method "digest" "self, length=0, /" |t, a| { let digest = finish(t, a)?; Ok(t.bytes(&digest)?) }),
        native!(Method "hexdigest" "self, length=0, /" |t, a| {
            let digest = finish(t, a)?;
            let digits = hex(&digest);
            Ok(t.text(&Text::Ascii(digits))?)
        }),
        native!(Method "copy" "self, /" copy),
        native!(Method "__repr__" "self, /" repr),
        native!(Getter "name" "self, /" |t, a| { let name = with(a, |h| h.name); Ok(t.intern(name).into()) }),
        native!(Getter "digest_size" "self, /" |t, a| { let size = with(a, |h| h.size); Ok(t.size(size)) }),
        native!(Getter "block_size" "self, /" |t, a| { let block = with(a, |h| h.block); Ok(t.size(block)) }),
    ],
    subclassable: false,
};

fn with<R>(a: Args, f: impl FnOnce(&Hash) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(native.payload::<Hash>().expect("gilbox bug: the receiver's class was checked"))
}

/// The names that digests are known by here.
const NAMES: &[&str] = &[
    "md5",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sha512_224",
    "sha512_256",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "shake_128",
    "shake_256",
    "blake2b",
    "blake2s",
];

fn object(t: &mut Thread, name: &'static str, (state, size, block): (State, usize, usize)) -> Value {
    let class = t.native_class(&HASH).id;
    let hash = Hash { name, state: Arc::new(Mutex::new(state)), size, block };
    t.make(Native::new(Header::new(Kind::Native, class), Box::new(hash))).into()
}

/// The bytes that are to be hashed.
fn data(t: &mut Thread, v: Value) -> NativeResult<BytesLike> {
    if args::as_str(t, v).is_some() {
        return Err(t.type_error("Strings must be encoded before hashing"));
    }
    bytes_like(t, v).ok_or_else(|| t.type_error("object supporting the buffer API required"))
}

/// A digest of that name; None if there is none.
fn make(t: &mut Thread, a: Args) -> NativeResult {
    let Some(name) = known_name(t, a[0]) else { return Ok(Value::NONE) };
    let Some((state, size, block)) = State::new(name) else { return Ok(Value::NONE) };
    let data = data(t, a[1])?;
    let state = digest(t, state, data)?;
    Ok(object(t, name, (state, size, block)))
}

fn known_name(t: &Thread, v: Value) -> Option<&'static str> {
    let given = args::as_str(t, v)?;
    let given = given.as_ascii()?;
    NAMES.iter().copied().find(|&name| name == given)
}

/// From so many bytes on CPython digests without the lock.
const LONG: usize = 2048;

/// The state after more data.
fn digest(t: &mut Thread, mut state: State, data: BytesLike) -> NativeResult<State> {
    t.outside_if(data.len() >= LONG, data, move |meter, data| {
        meter.in_stretches(data.len(), cost::DIGESTED_BYTE, |stretch| state.update(&data[stretch]))?;
        Some(state)
    })
}

/// BLAKE2 with its parameters, which the prelude has checked.
fn blake2(t: &mut Thread, a: Args) -> NativeResult {
    let Some(name) = known_name(t, a[0]) else { return Ok(Value::NONE) };
    let size = a[2].as_index().unwrap_or(0) as usize;
    let (first, key, salt, person) = (data(t, a[1])?, data(t, a[3])?, data(t, a[4])?, data(t, a[5])?);
    let tree = t.plain(a[6]).cast::<crate::objects::list::Tuple>().map_or(Vec::new(), |tuple| tuple.items().to_vec());
    let number = |i: usize| tree.get(i).and_then(|v| v.as_index()).unwrap_or(0) as u64;
    let last = a[7] == Value::TRUE;
    let (state, block) = if name == "blake2b" {
        let mut salted = [0; 16];
        let mut personal = [0; 16];
        salted[..salt.len()].copy_from_slice(&salt);
        personal[..person.len()].copy_from_slice(&person);
        let mut p = Blake2b::new();
        p.hash_length(size).key(&key).salt(&salted).personal(&personal).last_node(last);
        p.fanout(number(0) as u8).max_depth(number(1) as u8).max_leaf_length(number(2) as u32);
        p.node_offset(number(3)).node_depth(number(4) as u8).inner_hash_length(number(5) as usize);
        (State::Blake2b(Box::new(p.to_state())), 128)
    } else {
        let mut salted = [0; 8];
        let mut personal = [0; 8];
        salted[..salt.len()].copy_from_slice(&salt);
        personal[..person.len()].copy_from_slice(&person);
        let mut p = Blake2s::new();
        p.hash_length(size).key(&key).salt(&salted).personal(&personal).last_node(last);
        p.fanout(number(0) as u8).max_depth(number(1) as u8).max_leaf_length(number(2) as u32);
        p.node_offset(number(3)).node_depth(number(4) as u8).inner_hash_length(number(5) as usize);
        (State::Blake2s(Box::new(p.to_state())), 64)
    };
    let state = digest(t, state, first)?;
    Ok(object(t, name, (state, size, block)))
}

fn update(t: &mut Thread, a: Args) -> NativeResult {
    let data = data(t, a[1])?;
    let state = with(a, |h| h.state.clone());
    t.outside_if(data.len() >= LONG, data, move |meter, data| {
        let mut state = state.lock();
        let mut further = state.clone();
        meter.in_stretches(data.len(), cost::DIGESTED_BYTE, |stretch| further.update(&data[stretch]))?;
        *state = further;
        Some(Value::NONE)
    })
}

fn finish(t: &mut Thread, a: Args) -> NativeResult<Vec<u8>> {
    let shakes = with(a, |h| h.size == 0);
    let length = match a.opt(1) {
        None if shakes => {
            return Err(t.type_error("digest() missing required argument 'length' (pos 1)"));
        }
        None => 0,
        Some(_) if !shakes => return Err(t.type_error("HASH.digest() takes no arguments (1 given)")),
        Some(v) => match v.as_index() {
            Some(n) if n < 0 => return Err(t.value_error("value must be positive")),
            Some(n) if n < 1 << 29 => n as usize,
            Some(_) => return Err(t.value_error("length is too large")),
            None => {
                let got = t.type_name(v);
                return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
            }
        },
    };
    t.check_room(length)?;
    Ok(with(a, |h| h.state.lock().finish(length)))
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    let (name, state) = with(a, |h| (h.name, (h.state.lock().clone(), h.size, h.block)));
    Ok(object(t, name, state))
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let name = with(a, |h| h.name);
    Ok(t.str(&format!("<{name} _hashlib.HASH object @ {:#x}>", a[0].bits()))?)
}

/// Are two strings or bytes the same? Takes the same time wherever they differ.
fn compare_digest(t: &mut Thread, a: Args) -> NativeResult {
    let texts = (args::as_str(t, a[0]), args::as_str(t, a[1]));
    let (x, y) = match texts {
        (Some(x), Some(y)) => match (x.as_ascii(), y.as_ascii()) {
            (Some(x), Some(y)) => (x.as_bytes().to_vec(), y.as_bytes().to_vec()),
            _ => return Err(t.type_error("comparing strings with non-ASCII characters is not supported")),
        },
        _ => match (bytes_like(t, a[0]), bytes_like(t, a[1])) {
            (None, None) => return Err(no_digests(t, a)),
            _ => (bytes_of(t, a[0])?.to_vec(), bytes_of(t, a[1])?.to_vec()),
        },
    };
    let differs = x.iter().zip(&y).fold(x.len() ^ y.len(), |d, (a, b)| d | usize::from(a ^ b));
    Ok(Value::bool(std::hint::black_box(differs) == 0))
}

fn no_digests(t: &mut Thread, a: Args) -> Trap {
    let [x, y] = [a[0], a[1]].map(|v| t.type_name(v));
    t.type_error(format!("unsupported operand types(s) or combination of types: '{x}' and '{y}'"))
}

/// So often a key is digested before somebody may stop it.
const ROUNDS_AT_ONCE: i64 = 4096;

/// PBKDF2 with HMAC: many rounds in one call, outside. None for an unknown digest.
fn pbkdf2(t: &mut Thread, a: Args) -> NativeResult {
    let Some((state, size, block)) = known_name(t, a[0]).and_then(State::new) else { return Ok(Value::NONE) };
    let (password, salt) = (data(t, a[1])?, data(t, a[2])?);
    let (rounds, length) = (a[3].as_index().unwrap_or(1), a[4].as_index().unwrap_or(0) as usize);
    if size == 0 {
        return Ok(Value::NONE);
    }
    t.check_room(length)?;
    let salt = salt.into_vec();
    let key = t.outside_if(true, password, move |meter, password| {
        derive(meter, password, &salt, state, (size, block), rounds, length)
    })?;
    Ok(t.bytes(&key)?)
}

/// The key that PBKDF2 derives from a password; None if the thread may not go on before that.
fn derive(
    meter: &mut Meter,
    password: &[u8],
    salt: &[u8],
    state: State,
    (size, block): (usize, usize),
    rounds: i64,
    length: usize,
) -> Option<Vec<u8>> {
    let mut key = password.to_vec();
    if key.len() > block {
        let mut hashed = state.clone();
        hashed.update(&key);
        key = hashed.finish(0);
    }
    key.resize(block, 0);
    let keyed = |pad: u8| {
        let mut keyed = state.clone();
        keyed.update(&key.iter().map(|b| b ^ pad).collect::<Vec<u8>>());
        keyed
    };
    let (inner, outer) = (keyed(0x36), keyed(0x5C));
    let mac = |parts: &[&[u8]]| {
        let (mut inner, mut outer) = (inner.clone(), outer.clone());
        parts.iter().for_each(|part| inner.update(part));
        outer.update(&inner.finish(0));
        outer.finish(0)
    };
    let mut out = Vec::with_capacity(length);
    for i in 1..=length.div_ceil(size) as u32 {
        let mut last = mac(&[salt, &i.to_be_bytes()]);
        let mut sum = last.clone();
        meter.spend(cost::DIGESTED_BYTE.times(4 * block))?;
        for round in 1..rounds {
            if round % ROUNDS_AT_ONCE == 1 {
                let next = ROUNDS_AT_ONCE.min(rounds - round) as u64;
                meter.spend(cost::DIGESTED_BYTE.times(2 * block).saturating_mul(next))?;
            }
            last = mac(&[&last]);
            sum.iter_mut().zip(&last).for_each(|(s, l)| *s ^= l);
        }
        out.extend_from_slice(&sum);
    }
    out.truncate(length);
    Some(out)
}
