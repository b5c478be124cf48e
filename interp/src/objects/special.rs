//! The special methods that the machine and the natives look up on a type.

/// Declares the special methods: variant and name.
macro_rules! specials {
    ($($variant:ident $name:literal)*) => {
        /// A special method, looked up on a type and never on the instance.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Special { $($variant),* }

        impl Special {
            /// All of them, in order.
            pub const ALL: &'static [Special] = &[$(Special::$variant),*];
            pub const COUNT: usize = Special::ALL.len();

            /// The name in the guest's namespace.
            pub fn name(self) -> &'static str {
                match self { $(Special::$variant => $name),* }
            }
        }
    };
}

specials! {
    New "__new__" Init "__init__" Del "__del__" Call "__call__"
    Repr "__repr__" Str "__str__" Format "__format__" Bytes "__bytes__" Hash "__hash__" Bool "__bool__"
    Lt "__lt__" Le "__le__" Eq "__eq__" Ne "__ne__" Gt "__gt__" Ge "__ge__"
    GetAttr "__getattr__" GetAttribute "__getattribute__" SetAttr "__setattr__" DelAttr "__delattr__" Dir "__dir__"
    Get "__get__" Set "__set__" Delete "__delete__"
    Len "__len__" LengthHint "__length_hint__" GetItem "__getitem__" SetItem "__setitem__" DelItem "__delitem__"
    Missing "__missing__" Contains "__contains__"
    Iter "__iter__" Next "__next__" Reversed "__reversed__"
    Enter "__enter__" Exit "__exit__" AsyncEnter "__aenter__" AsyncExit "__aexit__"
    Await "__await__" AsyncIter "__aiter__" AsyncNext "__anext__"
    Add "__add__" Sub "__sub__" Mul "__mul__" TrueDiv "__truediv__" FloorDiv "__floordiv__" Mod "__mod__" DivMod "__divmod__"
    Pow "__pow__" Shl "__lshift__" Shr "__rshift__" And "__and__" Or "__or__" Xor "__xor__" MatMul "__matmul__"
    RAdd "__radd__" RSub "__rsub__" RMul "__rmul__" RTrueDiv "__rtruediv__" RFloorDiv "__rfloordiv__" RMod "__rmod__"
    RDivMod "__rdivmod__" RPow "__rpow__" RShl "__rlshift__" RShr "__rrshift__" RAnd "__rand__" ROr "__ror__" RXor "__rxor__"
    RMatMul "__rmatmul__"
    IAdd "__iadd__" ISub "__isub__" IMul "__imul__" ITrueDiv "__itruediv__" IFloorDiv "__ifloordiv__" IMod "__imod__"
    IPow "__ipow__" IShl "__ilshift__" IShr "__irshift__" IAnd "__iand__" IOr "__ior__" IXor "__ixor__" IMatMul "__imatmul__"
    Neg "__neg__" Pos "__pos__" Invert "__invert__" Abs "__abs__" Round "__round__" Trunc "__trunc__" Floor "__floor__"
    Ceil "__ceil__" Int "__int__" Float "__float__" Complex "__complex__" Index "__index__"
    Class "__class__" InstanceCheck "__instancecheck__" SubclassCheck "__subclasscheck__" Fspath "__fspath__"
}
