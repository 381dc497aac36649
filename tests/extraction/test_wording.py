"""What people do with what they say: assert, deny, condition, pass on."""

import pytest

from contradict.domain import Mode
from contradict.extraction.language import pipeline
from contradict.extraction.wording import mode_of_words

SENTENCES = [
    ("We will close the plant.", Mode.ASSERTED),
    ("We may close the plant.", Mode.ASSERTED),
    ("We believe that rates will fall.", Mode.ASSERTED),
    ("If the deal closes, we will close the plant.", Mode.CONDITIONAL),
    ("And if something makes sense, then we'll try it in Ohio.", Mode.CONDITIONAL),
    ("We will close the plant if the deal closes.", Mode.CONDITIONAL),
    ("I think that we would sell the unit if the price were right.", Mode.CONDITIONAL),
    ("“If the deal closes, we will close the plant,”", Mode.CONDITIONAL),
    ("If we had known, we would have closed the plant.", Mode.CONDITIONAL),
    ("Should demand fall, we would close the plant.", Mode.CONDITIONAL),
    ("Had rates stayed where they were, revenue would have been higher.", Mode.CONDITIONAL),
    ("Unless demand recovers, the plant will close.", Mode.CONDITIONAL),
    ("Unless otherwise noted, all comparisons are to last year.", Mode.ASSERTED),
    ("Assuming no new tariffs, we expect to earn more.", Mode.CONDITIONAL),
    ("We're assuming that prices stay flat, and we expect to grow.", Mode.ASSERTED),
    ("The deal will close in May, subject to regulatory approval.", Mode.CONDITIONAL),
    ("These goods will be subject to a tariff.", Mode.ASSERTED),
    ("We will proceed if and when the court agrees.", Mode.CONDITIONAL),
    ("Even if demand falls, we will keep the plant.", Mode.ASSERTED),
    ("If you look at page four, you will see that sales grew.", Mode.ASSERTED),
    ("If you exclude the storm, costs were flat.", Mode.ASSERTED),
    ("We do not know if the drought will last.", Mode.ASSERTED),
    ("I would be remiss if I didn't thank our crews in Ohio.", Mode.ASSERTED),
    ("If demand falls, will you close the plant?", Mode.ASSERTED),
    ("We deny that the plant was unsafe.", Mode.DENIED),
    ("Acme denies having known of the leak.", Mode.DENIED),
    ("We reject the allegation that we knew of the leak.", Mode.DENIED),
    ("We reject one part in ten thousand at the plant.", Mode.ASSERTED),
    ("It is simply not true that the plant was unsafe.", Mode.DENIED),
    ("It's wrong to say that we hid the leak.", Mode.DENIED),
    ("The report that we hid the leak is false.", Mode.DENIED),
    ("Congressman, I strongly disagree with that characterization.", Mode.DENIED),
    ("There is no truth whatsoever in the story.", Mode.DENIED),
    ("Utter nonsense.", Mode.DENIED),
    ("The charge that we hid the leak does not survive a look at the books.", Mode.DENIED),
    ("Contrary to what you have read, we have not met them.", Mode.DENIED),
    ("If anything, the order book is fuller.", Mode.ASSERTED),
    ("Unless I'm mistaken, this is the largest mill in Ohio.", Mode.ASSERTED),
    ("Without a subsidy, the ferry stops in May.", Mode.CONDITIONAL),
    ("Failing a deal by noon, the crews would be locked out.", Mode.CONDITIONAL),
    ("It might have failed had the bank called in its loan.", Mode.CONDITIONAL),
    ("The sale remains contingent on a loan.", Mode.CONDITIONAL),
    ("Give us the permit and we will build.", Mode.CONDITIONAL),
    ("The police tell us that the lorry was empty.", Mode.REPORTED),
    ("We have been told by the ministry that the road will close.", Mode.REPORTED),
    ("Our lawyers' view is that the patent lapsed.", Mode.REPORTED),
    ("Doctors describe it as slow.", Mode.REPORTED),
    ("We did not hide the leak.", Mode.ASSERTED),
    ("Analysts say that we are losing customers.", Mode.REPORTED),
    ("The union claims we pay too little.", Mode.REPORTED),
    ("Ramblers claim the path was closed.", Mode.REPORTED),
    ("Investigators suspect sabotage.", Mode.REPORTED),
    ("The insurers put the damage at nine million dollars.", Mode.REPORTED),
    ("Farmers told us the machines paid for themselves.", Mode.REPORTED),
    ("In the opinion of the company's auditors, the invoices were genuine.", Mode.REPORTED),
    ("In the opinion of the company's own directors, the invoices were genuine.", Mode.ASSERTED),
    ("Nobody can deny that the launch was a mess.", Mode.ASSERTED),
    ("At no time did anyone at Acme pay a doctor.", Mode.DENIED),
    ("She would be happy to show the court the records if it wished.", Mode.ASSERTED),
    ("The bank is ready to lend more as long as the debtor sells a mill.", Mode.CONDITIONAL),
    ("Crews are to get a bonus, on condition that output rises.", Mode.CONDITIONAL),
    ("Assuming the trial reads out well, Acme expects to file in May.", Mode.CONDITIONAL),
    ("We could add a shift, depending on how many orders come in.", Mode.CONDITIONAL),
    ("Margins will vary between plants depending on what they make.", Mode.ASSERTED),
    ("According to the lawsuit, we hid the leak.", Mode.REPORTED),
    ("According to our own figures, the plant made money.", Mode.ASSERTED),
    ("There are rumors that we will leave Ohio.", Mode.REPORTED),
    ("I have heard that we are for sale.", Mode.REPORTED),
    ("Our chairman said that the plant would stay open.", Mode.ASSERTED),
    ("We said in May that the plant would stay open.", Mode.ASSERTED),
    ("We expect customers to say that prices are fair.", Mode.ASSERTED),
]


@pytest.mark.parametrize(("sentence", "mode"), SENTENCES)
def test_mode_of_a_sentence(sentence: str, mode: Mode) -> None:
    assert mode_of_words(list(pipeline()(sentence))) is mode


def test_no_words_assert_nothing_else() -> None:
    assert mode_of_words([]) is Mode.ASSERTED
