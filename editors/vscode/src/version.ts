// Versions such as 0.1.0 and 2026.9.6.

/** Negative when `left` is older than `right`, positive when it is newer; a pre-release is older than its release. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, leftPre] = parts(left);
  const [rightNumbers, rightPre] = parts(right);
  for (let at = 0; at < Math.max(leftNumbers.length, rightNumbers.length); at++) {
    const difference = (leftNumbers[at] ?? 0) - (rightNumbers[at] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  if (leftPre === rightPre) {
    return 0;
  }
  if (leftPre === "" || rightPre === "") {
    return leftPre === "" ? 1 : -1;
  }
  return leftPre.localeCompare(rightPre, "en", { numeric: true });
}

/** What `openclaw-lsp --version` says; `undefined` when another program has answered. */
export function serverVersion(output: string): string | undefined {
  return /^openclaw-lsp (\d+\.\d+\.\d+\S*)\s*$/.exec(output)?.[1];
}

function parts(version: string): [number[], string] {
  const [numbers = "", ...rest] = version.replace(/\+.*$/, "").split("-");
  return [numbers.split(".").map(Number), rest.join("-")];
}
