"""Run an encoder's layers as the processor likes them: weights laid out once, no work that the head does not read.

PyTorch lays out the weights of a bf16 product anew each time it is computed. The operators that its own compiler uses
take weights that were laid out before, and apply the activation on the way; they are called here without that
compiler, which needs a C++ toolchain that users do not have. Where they are missing a model stays as it is.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

KNOWN = frozenset({"bert", "camembert", "electra", "mpnet", "roberta", "xlm-roberta"})
"""Types of models whose layers call their linear layers and do not look inside, with a head on the first token."""

_ROWS = 1024
"""Tokens of a usual batch: what the layout is made for; other numbers work too."""


def pack(encoder: Any) -> None:
    """Lay out the weights of a bf16 encoder of a known type, in place, for the CPU; the same but for rounding."""
    from torch import nn, ops

    if encoder.config.model_type not in KNOWN or not hasattr(ops.mkldnn, "_linear_pointwise"):
        return
    fused = dict(_before_gelu(encoder))
    linears: list[Any] = [module for module in encoder.encoder.modules() if isinstance(module, nn.Linear)]
    for linear in linears:
        weight = ops.mkldnn._reorder_linear_weight(linear.weight.detach(), _ROWS)
        linear.weight = nn.Parameter(weight, requires_grad=False)
        linear.forward = partial(_product, linear, "gelu" if linear in fused else "none")
    for place in fused.values():
        place.intermediate_act_fn = nn.Identity()


def _before_gelu(encoder: Any) -> Iterator[tuple[Any, Any]]:
    """Find the linear layers that an exact GELU follows, each with the module that applies both."""
    from transformers.activations import GELUActivation

    for module in encoder.modules():
        if isinstance(getattr(module, "intermediate_act_fn", None), GELUActivation):
            yield module.dense, module


def _product(linear: Any, activation: str, inputs: Any) -> Any:
    """Multiply `inputs` of shape (…, features in); gives (…, features out)."""
    from torch import ops

    algorithm = "none" if activation == "gelu" else ""  # the exact GELU, not its approximation
    return ops.mkldnn._linear_pointwise(inputs, linear.weight, linear.bias, activation, [], algorithm)


def read_first_token(encoder: Any) -> None:
    """Let the last feed-forward layer of a known type compute the first token alone: its head reads no other."""
    if encoder.config.model_type in KNOWN:
        encoder.encoder.layer[-1].attention.register_forward_hook(_first_token)


def _first_token(_: Any, __: Any, output: Any) -> Any:
    """Cut hidden states of shape (batch, tokens, width) to (batch, 1, width)."""
    return (output[0][:, :1], *output[1:]) if isinstance(output, tuple) else output[:, :1]
