"""Drives the machine's Firefox over WebDriver BiDi (W3C), without a driver of its own."""

import contextlib
import itertools
import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from environment import fonts

# No network, whatever is asked for: a proxy that nobody listens at.
_PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "remote.active-protocols": 1,
}
# What fails to load says so to the page alone: pass it on to the log.
_PASS_ON = """() => addEventListener("error", event => {
  if (event.target !== window) console.error("failed: " + (event.target.src || event.target.href))
}, true)"""


class Firefox:
    """A headless Firefox with a profile in ``folder``, which sees DejaVu alone.

    ``faults`` gathers errors of the console and requests that are not for a file.
    """

    def __init__(self, folder: Path) -> None:
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "Firefox is missing: `run.py tests --formats` installs it"
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
        (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
        fonts.ensure()
        self._log = folder / "stderr"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0"],
                stdout=subprocess.DEVNULL,
                stderr=log,
            )  # fmt: skip
        self._numbers = itertools.count(1)
        self.faults: list[str] = []
        self._stack = contextlib.ExitStack()
        address = f"{self._address()}/session"
        self._socket = self._stack.enter_context(connect(address, max_size=None, proxy=None))
        self._call("session.new", capabilities={})
        events = ["log.entryAdded", "network.beforeRequestSent"]
        self._call("session.subscribe", events=events)
        self._call("script.addPreloadScript", functionDeclaration=_PASS_ON)
        self._context = self._call("browsingContext.getTree")["contexts"][0]["context"]

    def goto(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self._call("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression (a promise is awaited), by way of JSON."""
        result = self._call(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value))",
            target={"context": self._context},
            awaitPromise=True,
        )
        assert result["type"] == "success", result
        return json.loads(result["result"].get("value", "null"))

    def hover(self, selector: str) -> None:
        """Move the mouse over the first element that a CSS selector finds."""
        where = self.evaluate(
            f"(e => (e.scrollIntoView({{block: 'center'}}), e.getClientRects()[0]))"
            f"(document.querySelector({json.dumps(selector)}))"
        )
        x, y = (
            int(where[side] + where[size] / 2) for side, size in (("x", "width"), ("y", "height"))
        )
        moves = [
            {"type": "pointerMove", "x": x - 1, "y": y},
            {"type": "pointerMove", "x": x, "y": y},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": moves}
        self._call("input.performActions", context=self._context, actions=[mouse])

    def at(self, milliseconds: int) -> None:
        """Set the clock of every page that is opened from now on, in ms since 1970."""
        clock = f"""() => {{ const Real = Date
          Date = class extends Real {{
            constructor(...given) {{ given.length ? super(...given) : super({milliseconds}) }}
            static now() {{ return {milliseconds} }} }} }}"""
        self.prepare(clock)

    def prepare(self, function: str) -> None:
        """Call a JavaScript function in every page that is opened from now on, before its own scripts."""
        self._call("script.addPreloadScript", functionDeclaration=function)

    def close(self) -> None:
        """End this Firefox."""
        self._stack.close()
        self._process.terminate()
        self._process.wait(20)

    def _address(self) -> str:
        for _ in range(600):
            found = re.search(
                r"BiDi listening on (ws://\S+)", self._log.read_text("utf-8", "replace")
            )
            if found:
                return found[1]
            assert self._process.poll() is None, self._log.read_text("utf-8", "replace")
            time.sleep(0.1)
        raise AssertionError("Firefox does not answer")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(60))
            if message["type"] == "event":
                self._note(message["method"], message["params"])
            elif message.get("id") == number:
                assert message["type"] == "success", message
                return message["result"]

    def _note(self, event: str, told: dict[str, Any]) -> None:
        if event == "log.entryAdded" and told["level"] in ("error", "warn"):
            self.faults.append(told["text"])
        if event == "network.beforeRequestSent" and told.get("context"):
            address = told["request"]["url"]
            if not address.startswith(("file:", "data:")):
                self.faults.append(f"asked for {address}")
