// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/livechange.h"

#include <algorithm>

namespace asterism {

namespace {

constexpr qint64 mostCounted = 1'000'000'000'000;
constexpr QChar inColour = u'\ufe0f';

QString bare(QString name)
{
    return name.remove(inColour);
}

/// "blob" and "blob@b.example" are two of one server's, though either may stand for the other at
/// another one.
std::vector<Reaction>::iterator placeOf(std::vector<Reaction> &reactions, const QString &name)
{
    const auto same = std::ranges::find(reactions, name, &Reaction::name);
    return same != reactions.end() ? same
                                   : std::ranges::find(reactions, bare(name),
                                       [](const Reaction &one) { return bare(one.name); });
}

} // namespace

bool addReaction(std::vector<Reaction> &reactions, const Reaction &reaction)
{
    const auto place = placeOf(reactions, reaction.name);
    if (place != reactions.end()) {
        place->count = countedOn(std::max<qint64>(0, place->count), 1);
        return true;
    }
    if (reactions.size() >= mostKindsOfReactions) {
        return false;
    }
    reactions.push_back(reaction);
    reactions.back().count = 1;
    return true;
}

bool removeReaction(std::vector<Reaction> &reactions, const QString &name)
{
    const auto place = placeOf(reactions, name);
    if (place == reactions.end()) {
        return false;
    }
    place->count = countedOn(place->count, -1);
    if (place->count <= 0) {
        reactions.erase(place);
    }
    return true;
}

bool isSameAnswer(const QString &name, const QString &other)
{
    return isSameReaction(bare(name), bare(other));
}

bool addVote(Poll &poll, int choice)
{
    const bool there = choice >= 0 && size_t(choice) < poll.options.size();
    if (!there || poll.options[size_t(choice)].votes < 0) {
        return false;
    }
    qint64 &votes = poll.options[size_t(choice)].votes;
    votes = countedOn(votes, 1);
    poll.votes = countedOn(poll.votes, 1);
    if (!poll.multiple) { // whoever may choose one thing votes once
        poll.voters = countedOn(poll.voters, 1);
    }
    return true;
}

qint64 countedOn(qint64 count, int step)
{
    const bool counts = count >= 0 && count < mostCounted;
    return counts ? std::max<qint64>(0, count + step) : count;
}

} // namespace asterism
