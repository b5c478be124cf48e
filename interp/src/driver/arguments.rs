//! The arguments of a call, as typed on a command line: literals and `name=literal`, and nothing that could do anything.

use ruff_python_ast::{Expr, ModExpression, Operator, UnaryOp};
use ruff_python_parser::parse_expression;

/// The source of a call of `function` with these arguments and with `part` and `parts`.
///
/// # Errors
/// A sentence, if the arguments are no literals.
pub(super) fn call(function: &str, arguments: &str, share: Option<(u32, u32)>) -> Result<String, String> {
    let shown = arguments.trim().trim_end_matches(',');
    let refusal = || format!("'{shown}' are no arguments: literals and name=literal, separated by commas, are");
    let text = format!("{function}(\n{shown}\n)");
    let parsed = parse_expression(&text).map_err(|_| refusal())?;
    let ModExpression { body, .. } = parsed.into_syntax();
    let Expr::Call(call) = *body else { return Err(refusal()) };
    let is_function = matches!(&*call.func, Expr::Name(name) if name.id.as_str() == function);
    let positional = call.arguments.args.iter().all(is_literal);
    let named = call.arguments.keywords.iter().all(|k| k.arg.is_some() && is_literal(&k.value));
    if !(is_function && positional && named) {
        return Err(refusal());
    }
    Ok(match share {
        Some((part, parts)) => {
            format!("{function}({shown}{}part={part}, parts={parts})", if shown.is_empty() { "" } else { ", " })
        }
        None => format!("{function}({shown})"),
    })
}

fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::UnaryOp(unary) => {
            matches!(unary.op, UnaryOp::USub | UnaryOp::UAdd) && matches!(*unary.operand, Expr::NumberLiteral(_))
        }
        // A complex number.
        Expr::BinOp(sum) => {
            matches!(sum.op, Operator::Add | Operator::Sub)
                && is_literal(&sum.left)
                && matches!(*sum.right, Expr::NumberLiteral(_))
        }
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_literal),
        Expr::List(list) => list.elts.iter().all(is_literal),
        Expr::Set(set) => set.elts.iter().all(is_literal),
        Expr::Dict(dict) => dict.items.iter().all(|item| item.key.as_ref().is_some_and(is_literal) && is_literal(&item.value)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::call;

    #[test]
    fn literals_pass() {
        assert_eq!(call("work", "", None).unwrap(), "work()");
        assert_eq!(call("work", "1, -2.5, n=[1, {'a': (None,)}]", None).unwrap(), "work(1, -2.5, n=[1, {'a': (None,)}])");
        assert_eq!(call("work", "7,", Some((0, 2))).unwrap(), "work(7, part=0, parts=2)");
        assert_eq!(call("work", " ", Some((1, 2))).unwrap(), "work(part=1, parts=2)");
    }

    #[test]
    fn anything_else_does_not() {
        for wrong in ["x", "f()", "*[1]", "**{}", "1)(2", "1 +", "n=x", ")", "[i for i in (1,)]", "1); print(2"] {
            assert!(call("work", wrong, None).is_err(), "{wrong}");
        }
    }
}
