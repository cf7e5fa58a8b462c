// The bundler puts the generated bindings into this function: see docs/adr/002-build-pipeline.md.
//
// Each call makes bindings of their own, so a fresh instance after a crash needs no network.
globalThis[Symbol.for("tokhai")][document.currentScript.src] = () => {
    // Every call into the Wasm goes through this fence. Whatever is thrown out of it (a panic, a
    // stack overflow, memory that ran out) leaves the instance half changed, so from then on it is
    // dead: a call from inside it is refused, an event that still reaches it is dropped, and the
    // start file is told as soon as the last frame has been left.
    let dead = false;
    let depth = 0;
    let died;
    const guarded = (call) => (...given) => {
        if (dead) {
            if (depth) throw new Error("Module terminated");
            // The bindings look into some answers; there is nothing in this one.
            return [];
        }
        depth += 1;
        try {
            return call(...given);
        } catch (error) {
            dead = true;
            throw error;
        } finally {
            depth -= 1;
            if (dead && !depth) queueMicrotask(died);
        }
    };
    let whole;
    const fence = (exports) =>
        Object.fromEntries(
            Object.entries((whole = exports)).map(([name, item]) => [name, typeof item === "function" ? guarded(item) : item]),
        );

    //%bindings%

    // What comes later shares the memory, the stack and the table of functions, and joins once.
    const joined = new Map();
    const join = async (module) => {
        if (!joined.has(module)) joined.set(module, WebAssembly.instantiate(module, { app: whole, __wasm_split: whole }));
        await joined.get(module);
    };

    return {
        join,
        init(module, whenDead) {
            died = whenDead;
            return wasm_bindgen({ module_or_path: module });
        },
        retire() {
            dead = true;
        },
        mount: wasm_bindgen.mount,
        fault: wasm_bindgen.fault,
    };
};
