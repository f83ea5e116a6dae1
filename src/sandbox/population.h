// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/texts.h"
#include "sandbox/world.h"

#include <QRandomGenerator>

namespace asterism {

/// Fills a world with people and makes them talk. The same seed gives the same people and words;
/// ids and uris also hang on the servers' ports.
class Population {
public:
    Population(World *world, quint32 seed);

    /// Prepared users first (they follow many and have tokens), then the others.
    void settle(int people, qint64 epoch);
    /// Two weeks of posts that end at `epoch`.
    void talk(int postsPerServer, qint64 epoch);
    /// The prepared users pin their first post, and of each server's first user also the second;
    /// so does one in four of the others.
    void pinSome();
    /// One person does one thing now; its uri.
    QString stir(qint64 now);
    /// That person posts something; its uri.
    QString postBy(int person, qint64 at);

    /// User names with tokens, by site.
    const std::vector<QStringList> &prepared() const { return m_prepared; }

private:
    void addPrepared(int site, qint64 epoch);
    void addPerson(int site, const QStringList &userAndName, const QString &language, qint64 epoch);
    void befriend();
    void gather();
    /// What Misskey's people keep: an antenna each, a channel for all; who reacts from now on.
    void furnish();
    void fillShelves(qint64 epoch);
    /// People of Misskey and Akkoma answer something of late with emoji.
    void reactSome(qint64 at);
    /// Now and then many like one post of a prepared user.
    void applaudSome(qint64 at);
    QString reactionOf(int person);
    bool writesMfm(int person) const;
    QString pick(texts::Lines lines);
    QString say(const texts::Language &language, texts::Lines lines);
    QString chat(const texts::Language &language);
    const texts::Language &languageOf(int person) const;
    PostDraft draftFor(int person, qint64 at);
    PostDraft special(int person, int kind);
    PostDraft clip(const texts::Language &language);
    QString answerTo(const QString &uri, qint64 at);
    void boostSome(qint64 at);
    QString recentUri();
    int someone(int site = -1);

    World *m_world;
    QRandomGenerator m_random;
    QRandomGenerator m_cheers; ///< of applause alone
    QRandomGenerator m_moods; ///< of reactions alone: they change nothing of what is said
    std::vector<int> m_reactors;
    std::vector<QStringList> m_prepared;
    QStringList m_said; ///< everyday sentences of late, not to be said again at once
    QStringList m_recent; ///< the last public posts, to answer, boost and quote
};

} // namespace asterism
