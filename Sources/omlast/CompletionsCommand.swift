/// `omlast completions` and `omlast man`: what other programs are told of this one's commands.
extension Command {
  static let completions = Command(
    name: .completions,
    summary: "write a script that completes commands and options in a shell",
    examples: [
      Example(line: "omlast completions bash > omlast.bash", meaning: "then: source omlast.bash"),
      Example(line: "source <(omlast completions bash)", meaning: "for this shell"),
      Example(
        line: "omlast completions zsh > ~/.zfunc/_omlast",
        meaning: "a folder of zsh's fpath; then compinit"),
      Example(
        line: "omlast completions fish > ~/.config/fish/completions/omlast.fish",
        meaning: "for the next shell"),
    ],
    arguments: [
      Argument(
        name: "SHELL", summary: "bash, zsh or fish", isRequired: true,
        words: Shell.allCases.map(\.rawValue))
    ],
    options: [.help],
    notes: [
      "The script completes the word omlast: put the program on the PATH, for example with "
        + "swift build -c release and a link to .build/release/omlast."
    ])

  static let man = Command(
    name: .man,
    summary: "write the manual page",
    examples: [
      Example(line: "omlast man > omlast.1", meaning: "then: man -l omlast.1")
    ],
    arguments: [],
    options: [.help],
    notes: ["The page is made from the same table of commands as these helps."])
}
