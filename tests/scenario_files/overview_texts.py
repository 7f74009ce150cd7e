"""The policy overview word for word: what the shipped scenario must not change by a letter."""

OVERVIEW = (
    "The United States' global network of alliances is its most significant asymmetric advantage "
    "in an era of renewed great power competition. Unlike rivals such as China and Russia, the "
    "U.S. is bound by formal treaties and informal partnerships to dozens of nations, creating a "
    "collective security architecture that has underpinned global stability for over 70 years. "
    "The 2022 National Defense Strategy identifies strengthening these alliances as a central "
    "line of effort, essential for deterring aggression and prevailing in conflict.",
    'However, this system faces profound challenges. Persistent "burden-sharing" debates, '
    "particularly within NATO, raise questions about equity and commitment. Alliances forged "
    "during the Cold War must adapt to modern threats that transcend geography, such as cyber "
    "attacks, space warfare, and technological competition in AI and autonomy. Furthermore, the "
    "U.S. and its allies face the strategic dilemma of confronting an acute threat from Russia in "
    "Europe while simultaneously preparing for the long-term pacing challenge from China in the "
    "Indo-Pacific, straining resources and strategic focus.",
)
SCOPE_INTRO = "This analysis examines the primary components of the U.S. alliance system:"
SCOPE = [
    (
        "Transatlantic Alliance",
        "The North Atlantic Treaty Organization (NATO) and its role in European security and "
        "collective defense against Russia.",
    ),
    (
        "Indo-Pacific Alliances",
        'The "hub-and-spokes" system of bilateral mutual defense treaties with Japan, South '
        "Korea, Australia, the Philippines, and Thailand.",
    ),
    (
        "Minilateral Security Partnerships",
        "Modern, flexible groupings focused on specific challenges, including AUKUS (technology "
        "sharing) and the Quadrilateral Security Dialogue (the Quad).",
    ),
    (
        "Burden-Sharing",
        "The debate over equitable contributions to collective defense, centered on NATO's 2% of "
        "GDP defense spending guideline.",
    ),
    (
        "Alliance Modernization",
        "Efforts to adapt alliances to new domains like cyber and space and new challenges like "
        "supply chain security and technological competition.",
    ),
]
FACTS = [
    ("NATO Members", "32", "NATO, 2024"),
    ("NATO Members Meeting 2% GDP Target (2024 est.)", "23", "NATO, 2024"),
    ("U.S. Troops Stationed in Europe", "~65,000", "DoD, 2025"),
    ("U.S. Troops Stationed in Japan & South Korea", "~80,000", "DoD, 2025"),
    ("AUKUS Partnership", "U.S., UK, Australia", "White House, 2021"),
    ("AUKUS Pillar 2 Focus", "AI, quantum, cyber, hypersonics", "DoD, 2023"),
    ("Quadrilateral Security Dialogue (Quad)", "U.S., Japan, Australia, India", "State Dept."),
    ("U.S. Share of Total NATO Defense Spending", "~68%", "NATO, 2024"),
]
TENSIONS = [
    (
        "Burden-Sharing vs. U.S. Influence",
        "Pressuring allies to spend more on defense can increase their capability but may also "
        "lead them to demand more say in strategy, potentially constraining U.S. action.",
    ),
    (
        "Europe vs. Asia Focus",
        "Allocating U.S. military assets (e.g., naval ships, ISR platforms) to deter Russia in "
        "Europe directly reduces their availability to deter China in the Indo-Pacific.",
    ),
    (
        "Alliance Cohesion vs. Strategic Clarity",
        "Maintaining consensus among 32 NATO allies can lead to slower decision-making and "
        "watered-down strategies compared to more agile, unilateral action.",
    ),
    (
        "Enlargement vs. Deepening",
        "Should alliances like NATO focus on adding new members, or on improving the capabilities "
        "and interoperability of existing members?",
    ),
    (
        "Technology Sharing vs. Security",
        "Sharing advanced technology (like in AUKUS) strengthens allies but increases the risk of "
        "leaks and espionage.",
    ),
]
QUESTIONS = [
    "Is the 2% of GDP spending target the right metric for measuring allied contributions, or "
    "should the focus be on specific capabilities?",
    "How can the U.S. and its allies deter both Russia and China simultaneously without "
    "overstretching their forces?",
    "Are Cold War-era alliance structures, designed for a single threat, adaptable enough for the "
    "complex, multi-domain challenges of the 21st century?",
    "How can the U.S. better integrate its European and Indo-Pacific alliance systems to address "
    "the global challenge posed by China?",
]
VISION_INTRO = (
    "A successful alliance strategy would feature a global network of capable, interoperable, and "
    "resilient allies who:"
)
CRITERIA = [
    "Take primary responsibility for their own regional defense, supported by unique U.S. "
    "enablers.",
    "Actively contribute to addressing global security challenges, from maritime security to "
    "cyber defense.",
    "Seamlessly integrate their military forces and defense industrial bases with the United "
    "States.",
    "Present a united front to deter aggression from autocratic rivals.",
]
