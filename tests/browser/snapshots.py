"""What a screen reader is told of each kind's fixture before anything is answered."""

__all__ = ["SNAPSHOTS"]

SNAPSHOTS = {
    "reflect": """
- group "Which one thing can you put down?":
  - 'button "Start me off: “This week I don''t have to carry …”"'
  - textbox "Which one thing can you put down?"
""",
    "scale": """
- group "How do things look today?":
  - group "How confident are you that you could…":
    - group "steady yourself":
      - radio "0 = Not at all"
      - radio "1"
      - radio "10 = Completely"
    - group "ask for feedback"
  - group "There is little point":
    - radio "1 Disagree"
    - radio "2 Neither"
    - radio "3 Agree"
""",
    "choice": """
- group "Which of these rings true?":
  - checkbox "It taught me something"
  - checkbox "It left room"
  - checkbox "None of them, today"
  - button "Add my own"
""",
    "sort": """
- group "Where does each of these belong?":
  - group "What I prepare":
    - radio "Mine"
    - radio "Not mine"
  - group "Whether they answer"
  - group "Luck"
  - status: 0 of 3 placed.
""",
    "plan": """
- group "What will you do when it gets hard?":
  - textbox "What do you wish for?"
  - textbox "What would be the best thing about it?"
  - textbox "What inside you may get in the way?"
  - textbox "If …"
  - textbox "… then I will …"
  - textbox "By when?"
""",
    "list": """
- group "What may come up?":
  - group "Row 1":
    - textbox "What could happen"
    - textbox "What I could do"
  - group "Row 2":
    - textbox "What could happen"
    - textbox "What I could do"
  - button "Add a row"
  - status
""",
    "letter": """
- group "Write your own thank-you letter.":
  - textbox "Their name"
  - textbox "Your thanks"
  - 'button "Start me off: Your thanks: “Thank you for …”"'
  - textbox "One thing from the talk"
""",
    "numbers": """
- group "What do your own numbers say?":
  - textbox "Applications you have sent"
  - textbox "Interviews you were asked to"
  - textbox "Offers you were made, if you like"
  - status
""",
    "practice": """
- group "Answer a few questions out loud.":
  - group "Questions for":
    - radio "A first job or internship" [checked]
    - radio "Some years of work"
    - radio "Leading others"
  - paragraph:
    - button "Draw questions"
  - textbox "Or enter the code of a round"
  - button "Take this round"
""",
    "rubric": """
- group "Which description is closest?":
  - group "What would you like to do?":
    - radio "Rate my own answer" [checked]
    - radio "Rate someone else"
  - group "Story":
    - radio "1 No event"
    - radio "2 Out of order"
    - radio "3 Can be followed"
    - radio "4 Answers it"
    - radio "Not observed"
    - group: "Note what you saw (Story)"
  - group "Result"
  - group "Close"
  - status: 0 of 3 rated. From 2 on, you will see one strength and one next step.
  - paragraph:
    - button "Ask someone to rate this attempt"
""",
}
