import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  static let commands = [
    "study", "assign", "compare", "appraise", "path", "explain", "throughput", "resilience",
    "packages", "sweep", "estimate", "skim", "validate", "config",
  ]

  @Test(arguments: ["--help", "-h", "help"]) func theOverviewIsGolden(_ word: String) throws {
    let run = try Workplace().omlast(word)
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        Examples
          omlast study Networks/oskarshamn           every investment and package;
                                                     writes out/oskarshamn
          omlast assign                              the base case
          omlast compare base KOMBI_1                what the first stage changes
          omlast report Networks/oskarshamn          as study's, into report.html
          omlast export --format csv -o out/base     tables of the base case
          omlast appraise                            every package of headline.csv
          omlast path SCANIA ZWOLLE                  every commodity, base case
          omlast explain OSK_C-SVALLIDEN-R           in the base case
          omlast throughput                          all goods together
          omlast resilience                          every facility in use, one at a
                                                     time
          omlast packages                            every package of the default set
          omlast sweep                               1000 draws for every package of
                                                     headline.csv
          omlast estimate                            every count and what explains it
          omlast skim --tntp A_net.tntp -o skim.csv  every pair, at free flow
          omlast validate Networks/oskarshamn        network and demand
          omlast config show                         what the model is fed
          omlast completions bash > omlast.bash      then: source omlast.bash
          omlast man > omlast.1                      then: man -l omlast.1

        What would an investment change for those who ship goods through a region?

        Commands
          study        compare all investments of a study and write a folder of results
          assign       solve one scenario and show its flows, costs and loads
          compare      show the differences between two scenarios
          report       write the report alone
          export       write layers or tables of one scenario, without the study around it
          appraise     present values of packages: NNV, NNK-i, NNK-idu, year by year
          path         explain the cost between two zones, link by link, for each chain
          explain      show who uses a link, or where a figure of the report comes from
          throughput   tell how much demand can grow before a capacity binds
          resilience   tell what the loss of each road, track, junction or terminal costs
          packages     solve every package of investments: shares, the best, phasing
          sweep        tell how sure a saving is, with all parameters drawn from their ranges
          estimate     fit the background traffic to the traffic counts
          skim         cost between the zones of a standard assignment network
          validate     read every table and report every error
          config       show every parameter with its origin, or what each column is
          completions  write a script that completes commands and options in a shell
          man          write the manual page
          help         help for a command: omlast help study

        Options
          -h, --help     this help, or a command's after its name
              --version  the program's version

        Exit codes
          0    all is well
          2    the command line is wrong, or its output cannot be written
          3    the input has errors; all of them are shown
          4    investments that do not go together, or demand that nothing serves
          5    a solve stopped before it reached the gap
          130  interrupted; nothing is left half-written

        """)
  }

  @Test(arguments: commands) func everyCommandHasHelpWithExamplesFirst(_ name: String) throws {
    let place = try Workplace()
    let run = try place.omlast(name, "--help")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Examples\n  omlast \(name)"))
    for line in [
      "Usage\n  omlast \(name) ", "\nOptions\n", "--json ", "-q, --quiet",
      name == "skim" ? "--tntp " : "--demand DIR",
    ] {
      #expect(run.output.contains(line), "\(line) is missing")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try place.omlast("help", name).output == run.output)
  }

  @Test(arguments: commands + ["report", "export", "completions", "man"])
  func everyCommandHasAUsageLineInHelpAndManual(_ name: String) throws {
    let place = try Workplace()
    let usage =
      try place.omlast("help", name).output.split(separator: "\n")
      .drop { $0 != "Usage" }.dropFirst().first ?? ""
    #expect(usage.hasPrefix("  omlast \(name)") && usage.hasSuffix("[options]"))
    let line = usage.drop { $0 == " " }.replacing("-", with: "\\-")
    let manual = try place.omlast("man").output.split(separator: "\n")
    #expect(manual.contains { $0 == line }, "\(line) is missing")
  }

  @Test func theUsageOfACommandNamesTheOptionsItMustHave() throws {
    let text = try Workplace().omlast("help", "export").output
    #expect(text.contains("Usage\n  omlast export --format NAME --output DIR [options]\n"))
  }

  @Test func helpOfACommandIsGivenWhateverElseIsWrong() throws {
    let run = try Workplace().omlast("path", "--nonsense", "-h")
    #expect(run.code == 0)
    #expect(run.output.contains("omlast path ORIGIN DESTINATION [options]"))
  }

  @Test func defaultsAndRangesStandInTheHelp() throws {
    let text = try Workplace().omlast("help", "study").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("(1e-12 to 0.1, default 1e-09)"))
    #expect(text.contains("(1 to 100000, default 200)"))
    #expect(text.contains("--lang sv|en"))
    #expect(text.contains("-o, --output DIR"))
  }

  @Test func theHelpOfSkimIsGolden() throws {
    #expect(
      try Workplace().omlast("help", "skim").output == """
        Examples
          omlast skim --tntp A_net.tntp -o skim.csv
              every pair, at free flow
          omlast skim --tntp A_net.tntp --origins 1,5-9 --json
              from six zones; only how many pairs and their sum
          omlast skim --tntp A_net.tntp --flows A_flow.tntp -o skim.csv
              at the volumes that assign wrote

        Usage
          omlast skim --tntp NET [options]

        Cost between the zones of a standard assignment network.

        The cost of a link is its BPR time plus toll and length times their factors,
        as in assign --tntp, and has the units of the file's free-flow time. Paths do
        not pass through nodes below FIRST THRU NODE. The cost inside a zone is not
        known and left out; that of a pair without a path is blank.

        Arguments
          NET  the network's TNTP file

        Options
              --tntp               a standard assignment network in TNTP files, instead
                                   of a study
              --origins N,N-N,...  zones to skim from, by number, as 1,5-9; all by
                                   default
              --flows FILE         costs at the volumes of this TNTP flow file; at free
                                   flow by default
              --toll-factor N      free-flow time that one unit of toll is worth, with
                                   --tntp (0.0 to 1000000.0, default 0.0)
              --distance-factor N  free-flow time that one unit of length is worth, with
                                   --tntp (0.0 to 1000000.0, default 0.0)
              --workers N          pieces of work under way at once; the answer is the
                                   same for any number (1 to 1024, default the
                                   processors of this machine)
          -o, --output FILE        the costs as CSV: from_zone_id,to_zone_id,cost
              --force              replace a file, or a folder that omlast did not write
              --json               the summary as JSON on standard output
          -q, --quiet              no progress and no notes on standard error
          -h, --help               this help

        Exit codes
          0    all is well
          2    the command line is wrong, or its output cannot be written
          3    the input has errors; all of them are shown
          4    investments that do not go together, or demand that nothing serves
          5    a solve stopped before it reached the gap
          130  interrupted; nothing is left half-written

        """)
  }

  @Test func theVersionIsOneLine() throws {
    let run = try Workplace().omlast("--version")
    #expect(run.code == 0)
    #expect(run.output.wholeMatch(of: /omlast \d+\.\d+\.\d+\n/) != nil)
  }
}
