// SPDX-License-Identifier: GPL-3.0-or-later

// What the people say: drafts of every kind, and two weeks of them.
#include "sandbox/population.h"

#include "base/clock.h"
#include "sandbox/files.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 span = 14 * dayMs;
constexpr int recentLength = 60;

DraftMedia pictureOf(const QString &description, int number)
{
    static constexpr std::pair<int, int> sizes[] = {{480, 320}, {320, 480}, {400, 400}, {640, 360}};
    const auto [width, height] = sizes[size_t(number) % std::size(sizes)];
    return {.description = description, .width = width, .height = height};
}

} // namespace

/// A film, a sound or a moving picture.
PostDraft Population::clip(const texts::Language &language)
{
    const auto which = size_t(m_random.bounded(int(language.clips.size())));
    const QStringList parts = language.clips[which].toString().split(u'|');
    PostDraft draft;
    draft.text = parts.value(0);
    draft.media.push_back(
        {.description = parts.value(1), .file = QString(mediaFiles()[which].name)});
    return draft;
}

/// The rarer kinds, by number; 0 is a picture.
PostDraft Population::special(int person, int kind)
{
    const texts::Language &language = languageOf(person);
    PostDraft draft;
    if (kind == 0) {
        const int which = m_random.bounded(int(language.pictures.size()));
        draft.text = say(language, language.pictures.subspan(size_t(which), 1));
        const QString first = language.altTexts[size_t(which)].toString();
        // Not everybody describes pictures, and some show several.
        draft.media.push_back(pictureOf(m_random.bounded(6) > 0 ? first : QString(), which));
        for (int more = m_random.bounded(8); more > 5; --more) {
            draft.media.push_back(pictureOf(pick(language.altTexts), which + more));
        }
    } else if (kind == 1) {
        const QStringList parts = say(language, language.warnings).split(u'|');
        draft.cw = parts.value(0);
        draft.text = parts.value(1);
    } else if (kind == 2) {
        QStringList parts = say(language, language.polls).split(u'|');
        draft.text = parts.takeFirst();
        draft.poll = DraftPoll{.options = parts,
            .multiple = m_random.bounded(4) == 0,
            .lastsMs = (1 + m_random.bounded(7)) * dayMs};
    } else if (kind == 3) {
        const QStringList parts = say(language, language.links).split(u'|');
        draft.text = parts.value(0) + u"\n\n"_s + parts.value(4);
        draft.card = DraftCard{.url = parts.value(4),
            .title = parts.value(1),
            .description = parts.value(2),
            .provider = parts.value(3)};
    } else if (kind == 4) {
        draft.text = say(language, language.quotes);
        draft.quote = recentUri();
    } else if (kind == 5) {
        draft.text = say(language, language.longPosts);
    } else if (kind == 6) {
        return clip(language);
    } else {
        draft.text = pick(texts::elsewhere());
    }
    return draft;
}

PostDraft Population::draftFor(int person, qint64 at)
{
    static constexpr int weights[] = {12, 6, 4, 5, 4, 5, 4, 4}; // of 100, the rest is everyday
    const texts::Language &language = languageOf(person);
    int dice = m_random.bounded(100);
    PostDraft draft;
    size_t kind = 0;
    while (kind < std::size(weights) && dice >= weights[kind]) {
        dice -= weights[kind++];
    }
    if (kind < std::size(weights)) {
        draft = special(person, int(kind));
    } else if (writesMfm(person) && m_random.bounded(2) == 0) {
        draft.text = say(language,
            language.posts.data() == texts::japanese().posts.data() ? texts::japaneseMfm()
                                                                    : texts::englishMfm());
    } else {
        draft.text = chat(language);
        if (m_random.bounded(5) == 0 && !draft.text.contains(u'#')) {
            draft.tags.append(pick(language.tags));
        }
    }
    draft.createdAt = at;
    const int reach = m_random.bounded(100);
    if (reach < 12) {
        draft.visibility = Visibility::Unlisted;
    } else if (reach < 18) {
        draft.visibility = Visibility::Private;
    }
    return draft;
}

QString Population::postBy(int person, qint64 at)
{
    const PostDraft draft = draftFor(person, at);
    const QString uri = m_world->publish(person, draft, at);
    if (draft.visibility == Visibility::Public) {
        m_recent.append(uri);
        if (m_recent.size() > recentLength) {
            m_recent.removeFirst();
        }
    }
    return uri;
}

QString Population::answerTo(const QString &uri, qint64 at)
{
    const Note *note = m_world->note(uri);
    const int person = someone();
    if (!note || person < 0) {
        return {};
    }
    const texts::Language &language =
        note->language == u"ja"_s ? texts::japanese() : texts::english();
    const Citizen &author = m_world->persons[size_t(note->author)];
    PostDraft draft;
    draft.text = u"@%1 "_s.arg(author.handle()) + say(language, language.replies);
    draft.replyTo = uri;
    draft.createdAt = at;
    const QString answer = m_world->publish(person, draft, at);
    if (m_random.bounded(2) == 0) {
        m_recent.append(answer); // so that threads grow deeper
    }
    return answer;
}

void Population::boostSome(qint64 at)
{
    const QString uri = recentUri();
    for (int times = 1 + m_random.bounded(3); times > 0 && m_world->note(uri); --times) {
        if (const int booster = someone(); booster >= 0) {
            m_world->announce(booster, uri, at + times * 7 * secondMs);
        }
    }
}

void Population::talk(int postsPerServer, qint64 epoch)
{
    const int total = postsPerServer * int(m_world->sites.size());
    // The whole story ends a minute before the epoch; later boosts of the last post still fit.
    const qint64 step = total > 0 ? (span - minuteMs) / total : 0;
    for (int i = 0; i < total; ++i) {
        const qint64 at =
            epoch - span + i * step + m_random.bounded(int(std::max<qint64>(1, step)));
        const int person = someone(i % int(m_world->sites.size()));
        if (person < 0) {
            continue;
        }
        const int kind = m_random.bounded(100);
        if (kind < 18 && !m_recent.isEmpty()) {
            answerTo(recentUri(), at);
        } else {
            postBy(person, at);
        }
        if (m_random.bounded(100) < 22) {
            boostSome(std::min(at + secondMs, epoch - minuteMs));
        }
        reactSome(std::min(at + 2 * secondMs, epoch - minuteMs));
        if (const QString uri = recentUri();
            m_random.bounded(100) < 2 && m_world->note(uri) && m_world->note(uri)->editedAt == 0) {
            const Note &note = *m_world->note(uri);
            m_world->edit(uri,
                note.text
                    + (note.language == u"ja"_s ? u"(誤字をなおしました)"_s : u" (typo fixed)"_s),
                at + 2 * secondMs);
        }
    }
    if (total > 0) {
        fillShelves(epoch);
    }
}

/// Without a die: who pins changes nothing of what is said afterwards.
void Population::pinSome()
{
    for (size_t index = 0; index < m_world->persons.size(); ++index) {
        const Citizen &person = m_world->persons[index];
        const bool prepared =
            person.site >= 0 && m_prepared[size_t(person.site)].contains(person.user);
        int wanted = person.admin ? 2 : prepared || index % 4 == 0 ? 1 : 0;
        const QStringList uris = m_world->urisOf(int(index));
        for (auto uri = uris.rbegin(); uri != uris.rend() && wanted > 0; ++uri) {
            const bool answers = !m_world->note(*uri)->replyTo.isEmpty();
            wanted -= !answers && m_world->pin(int(index), *uri) ? 1 : 0;
        }
    }
}

} // namespace asterism
