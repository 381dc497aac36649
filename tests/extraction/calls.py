"""Small transcripts of our own, one in each layout that is in use."""

LISTED = """Acme Widgets, Inc. (NYSE:ACW) Q2 2019 Earnings Call July 24, 2019 10:30 AM ET
Executives
Mara S. Olsen - Acme Widgets, Inc.
Jonathan P. Reyes, Jr. - Acme Widgets, Inc.
Analysts
Cai von Berg - Stone & Co. LLC
Operator
Good day, and welcome to the Acme Widgets Second Quarter 2019 Earnings Call. [Operator Instructions]
I would now like to turn the call over to Ms. Mara Olsen, Vice President of Investor Relations for Acme Widgets. Please go ahead.
Mara S. Olsen - Acme Widgets, Inc.
Thank you, and good morning. With me today is Jon Reyes, Acme's Chairman and Chief Executive Officer. Some of what we say is forward-looking.
Now I will turn the call over to Jon.
Jonathan P. Reyes, Jr. - Acme Widgets, Inc.
Thank you, Mara. We delivered 400 pumps in the quarter. And we don't sell our customers' data.

Our plant in Ohio will stay open.
Operator
Our first question comes from Cai von Berg with Stone.
Cai von Berg - Stone & Co. LLC
Good morning. I believe you will close the plant in Ohio. Is that right?
Jonathan P. Reyes, Jr. - Acme Widgets, Inc.
No, I have never said that. We're committed to Ohio.
Operator
This concludes today's call.
"""

DASHED = """Call participants:
Ann Lindqvist--Senior Director of Investor Relations
Gene Moreau--President & Chief Executive Officer
Tom Baker--Stone Securities -- Analyst

Prepared Remarks:

Operator
Hello, and welcome to Bistro Fiscal Year 2021 First Quarter Earnings Call. [Operator Instructions]

Ann Lindqvist
Thank you. Joining me today are Gene Moreau, our CEO. We plan to release second quarter results on Friday, December 18 before the market opens.

Gene Moreau
We opened nine restaurants in the quarter. Thanks to our teams, guest counts rose 4%.

Questions and Answers:

Tom Baker
Your prices went up twice. Will they go up again?

Gene Moreau
We have no plan to raise prices this year.

Operator
[Operator Closing Remarks]

Duration: 60 minutes
"""

CAPITALS = """April 28, 2021 Chair Doe's Press Conference FINAL

Transcript of Chair Doe's Press Conference
April 28, 2021

CHAIR DOE.  Good afternoon.  At the Central Reserve, we are committed to stable prices.
The Central Reserve kept rates near zero.  We do not expect to raise them this year.
MARY SMITH.  Thank you.  Paul.
PAUL O'KEEFE.  Hi.  Inflation is far too high.  Will you taper?
CHAIR DOE.  No, it is not time yet to talk about tapering.
MARY SMITH.  Thank you, Chair Doe.
"""

STAMPED = """Rep. Carver: (00:00)
It is my pleasure to introduce our witnesses. Our first witness is Jane Roe, the chief executive officer of Hooli.com. Our second witness, Raj Patel, is the chief executive officer of both Initech and its subsidiary, Initrode.
Ms. Roe: (01:06)
Thank you, Mr. Chairman. We do not use sellers' data to build our own products.
Rep. Carver: (02:10)
You copy every seller. Your own staff told us that you use the data of sellers.
Mr. Patel: (03:00)
Our search is free for everyone.
Jane Roe: (03:44)
I can't answer that question yes or no. We have a policy against it.
"""
