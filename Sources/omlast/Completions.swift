/// The shells whose completions the command table is written for.
enum Shell: String, CaseIterable {
  case bash, zsh, fish
}

/// What a shell offers where a value is typed.
enum Offer: Equatable {
  case nothing, folders, files
  /// One of some words.
  case word([String])
  /// Several of some words, between commas.
  case list([String])
}

extension Command {
  /// What may be typed as an option's value here.
  func offer(for option: Option) -> Offer {
    switch value(of: option) {
    case .choice(let words): .word(words)
    case .words(_, let words): .list(words)
    case .none, .list, .number, .count: .nothing
    case .text:
      switch placeholder(of: option) {
      case "DIR": .folders
      case "FILE": .files
      case "YEAR": .word(["base", "forecast"])
      default: .nothing
      }
    }
  }
}

extension Command.Argument {
  /// What may be typed in its place.
  var offer: Offer {
    if !words.isEmpty { return .word(words) }
    if with == .tntp { return .files }
    return ["NETWORK", "FOLDER"].contains(name) ? .folders : .nothing
  }
}

/// A script that completes the program's commands and options in a shell, drawn from the command
/// table.
enum Completions {
  /// The script for a shell, ready to be read by it.
  static func script(for shell: Shell) -> String {
    let head =
      "# Completions of omlast for \(shell.rawValue), by omlast completions "
      + "\(shell.rawValue).\n"
    switch shell {
    case .bash: return head + bash
    case .zsh: return "#compdef omlast\n" + head + zsh
    case .fish: return head + fish
    }
  }

  /// Every word that may follow the program's name.
  private static var topics: [String] {
    Command.all.map(\.name.rawValue) + ["help", "--help", "--version"]
  }

  /// Every way to type an option's name.
  private static func names(of option: Option) -> [String] {
    [option.long] + (option.short.map { [$0] } ?? [])
  }

  /// Text between single quotes, as bash and zsh read it.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

// MARK: bash

extension Completions {
  private static var bash: String {
    let commands = Command.all.map { command in
      let valued = command.options.filter(\.takesValue).map { option in
        "        \(names(of: option).joined(separator: "|"))) \(bash(command.offer(for: option))); "
          + "return ;;"
      }
      let words = command.options.flatMap(names).joined(separator: " ")
      let positionals = bashPositionals(command.arguments.map(\.offer))
      return """
            \(command.name.rawValue))
              case $previous in
        \(valued.isEmpty ? "        *) ;;" : valued.joined(separator: "\n"))
              esac
              options='\(words)'
              \(positionals)
              ;;
        """
    }
    return """
      _omlast() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options=
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          _omlast_word '\(topics.joined(separator: " "))'
          return
        fi
        case ${COMP_WORDS[1]} in
          help)
            ((COMP_CWORD == 2)) && _omlast_word \
      '\(Command.all.map(\.name.rawValue).joined(separator: " "))'
            return ;;
      \(commands.joined(separator: "\n"))
        esac
        if [[ $current == -* ]]; then
          COMPREPLY=()
          _omlast_word "$options"
        fi
      }

      _omlast_word() { COMPREPLY+=($(compgen -W "$1" -- "$current")); }

      # The last of several words between commas.
      _omlast_list() {
        local before=
        [[ $current == *,* ]] && before=${current%,*},
        COMPREPLY+=($(compgen -P "$before" -W "$1" -- "${current##*,}"))
      }

      _omlast_files() { COMPREPLY+=($(compgen -f -- "$current")); }

      _omlast_folders() { COMPREPLY+=($(compgen -d -- "$current")); }

      complete -o filenames -F _omlast omlast

      """
  }

  /// What is offered outside options; a word of a few stands first.
  private static func bashPositionals(_ offers: [Offer]) -> String {
    var seen: [Offer] = []
    for offer in offers where offer != .nothing && !seen.contains(offer) { seen.append(offer) }
    guard case .word = seen.first else {
      return seen.isEmpty ? ":" : seen.map(bash).joined(separator: "; ")
    }
    let rest = seen.dropFirst().map(bash).joined(separator: "; ")
    return "if ((COMP_CWORD == 2)); then \(bash(seen[0])); else \(rest.isEmpty ? ":" : rest); fi"
  }

  private static func bash(_ offer: Offer) -> String {
    switch offer {
    case .nothing: ":"
    case .folders: "_omlast_folders"
    case .files: "_omlast_files"
    case .word(let words): "_omlast_word '\(words.joined(separator: " "))'"
    case .list(let words): "_omlast_list '\(words.joined(separator: " "))'"
    }
  }
}

// MARK: zsh

extension Completions {
  private static var zsh: String {
    let commands = Command.all.map { command in
      let options = command.options.map { option in
        let names = names(of: option)
        let form =
          names.count > 1
          ? "'(\(names.joined(separator: " ")))'{\(names.joined(separator: ","))}" : names[0]
        let value =
          option.takesValue
          ? ":\(zshText(command.placeholder(of: option))):" + zsh(command.offer(for: option)) : ""
        return form + quoted("[\(zshText(command.summary(of: option)))]" + value)
      }
      let arguments = command.arguments.map { argument in
        quoted(
          (argument.isRequired && argument.with == nil ? ":" : "::")
            + "\(zshText(argument.name + ", " + argument.summary)):" + zsh(argument.offer))
      }
      return """
            (\(command.name.rawValue))
              _arguments \((options + arguments).map { " \\\n          " + $0 }.joined())
              ;;
        """
    }
    let topics =
      Command.all.map { ($0.name.rawValue, $0.summary) } + [
        ("help", "help for a command")
      ]
    return """
      _omlast() {
        local -a commands
        commands=(
      \(topics.map { "    " + quoted($0 + ":" + $1) }.joined(separator: "\n"))
        )
        if ((CURRENT == 2)); then
          _describe command commands
          compadd -- --help --version
          return
        fi
        local command=$words[2]
        shift words
        ((CURRENT--))
        case $command in
          (help)
            _describe command commands
            ;;
      \(commands.joined(separator: "\n"))
        esac
      }

      if [[ $funcstack[1] == _omlast ]]; then _omlast "$@"; else compdef _omlast omlast; fi

      """
  }

  private static func zsh(_ offer: Offer) -> String {
    switch offer {
    case .nothing: " "
    case .folders: "_files -/"
    case .files: "_files"
    case .word(let words): "(" + words.joined(separator: " ") + ")"
    case .list(let words): "_sequence compadd - " + words.joined(separator: " ")
    }
  }

  /// Text inside a specification of `_arguments`.
  private static func zshText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:")
  }
}

// MARK: fish

extension Completions {
  private static var fish: String {
    var lines = [
      "complete -c omlast -f",
      "complete -c omlast -n __fish_use_subcommand -s h -l help -d "
        + "\(fishText("help for the program"))",
      "complete -c omlast -n __fish_use_subcommand -l version -d "
        + "\(fishText(Option.version.summary))",
      "complete -c omlast -n __fish_use_subcommand -a help -d \(fishText("help for a command"))",
    ]
    lines += Command.all.map {
      "complete -c omlast -n __fish_use_subcommand -a \($0.name.rawValue) -d "
        + "\(fishText($0.summary))"
    }
    lines.append(
      "complete -c omlast -n '__fish_seen_subcommand_from help' -a "
        + fishText(Command.all.map(\.name.rawValue).joined(separator: " ")))
    for command in Command.all {
      let condition = "__fish_seen_subcommand_from \(command.name.rawValue)"
      let start = "complete -c omlast -n '\(condition)'"
      let isWordFirst = command.arguments.first.map { !$0.words.isEmpty } ?? false
      for argument in command.arguments where argument.offer != .nothing {
        let place = argument.words.isEmpty ? "not __fish_is_nth_token 2" : "__fish_is_nth_token 2"
        lines.append(
          (isWordFirst ? "complete -c omlast -n '\(condition); and \(place)'" : start)
            + fish(argument.offer, isValue: false) + " -d " + fishText(argument.summary))
      }
      for option in command.options {
        let short = option.short.map { " -s " + $0.dropFirst() } ?? ""
        let value = option.takesValue ? fish(command.offer(for: option), isValue: true) : ""
        lines.append(
          start + short + " -l \(option.rawValue)" + value + " -d "
            + fishText(command.summary(of: option)))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fish(_ offer: Offer, isValue: Bool) -> String {
    let required = isValue ? " -x" : ""
    switch offer {
    case .nothing: return required
    case .folders: return required + " -a '(__fish_complete_directories)'"
    case .files: return isValue ? " -r -F" : " -F"
    case .word(let words): return required + " -a " + fishText(words.joined(separator: " "))
    case .list(let words):
      return required + " -a '(__fish_append , \(words.joined(separator: " ")))'"
    }
  }

  private static func fishText(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
