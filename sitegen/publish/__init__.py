"""Publishing: a finished output and a target come in, the target's new release goes out.

`release` holds what is to be public, `record` what a target remembers of it, `plan` what has to
change. Each kind of target is one module that carries a plan out; `publish` joins them.
"""
