// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composechoices.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposeChoices)
};

QString ownFormatName(TextFormat format)
{
    switch (format) {
    case TextFormat::Plain:
        break;
    case TextFormat::Markdown:
        return u"Markdown"_s;
    case TextFormat::Mfm:
        return u"MFM"_s;
    case TextFormat::Html:
        return u"HTML"_s;
    case TextFormat::Bbcode:
        return u"BBCode"_s;
    }
    return Words::tr("Plain text");
}

TextFormat usualFormat(const Poster &poster)
{
    return formatReadAt(poster, TextFormat::Plain);
}

/// What all of them read a text as that nobody says anything about; Plain where they differ.
TextFormat usualOfAll(const std::vector<Poster> &posters)
{
    const TextFormat usual = posters.empty() ? TextFormat::Plain : usualFormat(posters.front());
    const bool agreed = std::ranges::all_of(
        posters, [usual](const Poster &poster) { return usualFormat(poster) == usual; });
    return agreed ? usual : TextFormat::Plain;
}

QString otherFormatNote(TextFormat format, TextFormat read, const QStringList &hosts)
{
    QString note = read == TextFormat::Plain
        ? Words::tr("%1: takes no %2; the text will be sent there as plain text, marks and all.")
        : Words::tr("%1: takes no %2; the text will be read there as %3.");
    note.replace(u"%2"_s, ownFormatName(format));
    note.replace(u"%3"_s, ownFormatName(read));
    return note.replace(u"%1"_s, hosts.join(Words::tr(", ")));
}

/// `note` of those servers that do not keep it, where others do; empty: there are none.
template <typename Keeps>
QString passedOver(QString note, const std::vector<Poster> &posters, Keeps keeps)
{
    QStringList hosts;
    for (const Poster &poster : posters) {
        if (!keeps(poster) && !hosts.contains(poster.account.host)) {
            hosts << poster.account.host;
        }
    }
    const bool some = !hosts.isEmpty() && std::ranges::any_of(posters, keeps);
    return some ? note.replace(u"%1"_s, hosts.join(Words::tr(", "))) : QString();
}

QString namesOf(const std::vector<Poster> &posters)
{
    QStringList names;
    for (const Poster &poster : posters) {
        names << posterName(poster);
    }
    return names.join(Words::tr(", "));
}

/// Who keeps it, or who does not.
std::vector<Poster> thoseKept(
    const std::vector<Poster> &posters, const PostingTime &time, bool there)
{
    std::vector<Poster> found;
    std::ranges::copy_if(posters, std::back_inserter(found),
        [&](const Poster &poster) { return isKeptThere(poster, time) == there; });
    return found;
}

} // namespace

QList<TextFormat> formatsToChoose(const std::vector<Poster> &posters, TextFormat chosen)
{
    QList<TextFormat> formats{TextFormat::Plain};
    for (const Poster &poster : posters) {
        if (poster.can.formats.size() > 1) {
            formats += poster.can.formats;
        }
    }
    formats << chosen;
    const TextFormat usual = usualOfAll(posters); // which is there already
    QList<TextFormat> each;
    for (const TextFormat format : formats) {
        const bool again = format == usual && format != TextFormat::Plain && format != chosen;
        if (!again && !each.contains(format)) {
            each << format;
        }
    }
    return each;
}

QString formatName(TextFormat format, const std::vector<Poster> &posters)
{
    return ownFormatName(format == TextFormat::Plain ? usualOfAll(posters) : format);
}

QString formatNote(TextFormat format, const std::vector<Poster> &posters)
{
    QList<std::pair<TextFormat, QStringList>> others; // what it is read as, and where
    for (const Poster &poster : posters) {
        const TextFormat read = formatReadAt(poster, format);
        if (format == TextFormat::Plain || read == format) {
            continue;
        }
        auto same = std::ranges::find(others, read, &std::pair<TextFormat, QStringList>::first);
        if (same == others.end()) {
            same = others.insert(others.end(), {read, {}});
        }
        if (!same->second.contains(poster.account.host)) {
            same->second << poster.account.host;
        }
    }
    QStringList notes;
    for (const auto &[read, hosts] : std::as_const(others)) {
        notes << otherFormatNote(format, read, hosts);
    }
    return notes.join(u'\n');
}

bool takeQuotePolicies(const std::vector<Poster> &posters)
{
    return std::ranges::any_of(
        posters, [](const Poster &poster) { return poster.can.quotePolicy; });
}

std::optional<QuotePolicy> usualQuotes(const std::vector<Poster> &posters)
{
    std::optional<QuotePolicy> usual;
    for (const Poster &poster : posters) {
        const std::optional<QuotePolicy> &told = poster.account.posting.quotes;
        if (poster.can.quotePolicy && told && (!usual || *usual < *told)) {
            usual = told;
        }
    }
    return usual;
}

QString quotesName(const std::optional<QuotePolicy> &quotes)
{
    if (!quotes) {
        return Words::tr("Quotes as usual");
    }
    switch (*quotes) {
    case QuotePolicy::Everyone:
        return Words::tr("Quotes by everyone");
    case QuotePolicy::Followers:
        return Words::tr("Quotes by followers");
    case QuotePolicy::Nobody:
        break;
    }
    return Words::tr("No quotes");
}

QString whyNoQuotesChoice(Visibility visibility)
{
    if (hasQuotePolicy(visibility)) {
        return {};
    }
    return visibility == Visibility::Private
        ? Words::tr("Nobody else can quote what is for followers only.")
        : Words::tr("Nobody can quote what is only for those named.");
}

QString quotesNote(const PostText &post, const std::vector<Poster> &posters)
{
    const bool narrows = post.quotes && *post.quotes != QuotePolicy::Everyone;
    if (!narrows || !hasQuotePolicy(post.visibility) || !takeQuotePolicies(posters)) {
        return {};
    }
    return passedOver(Words::tr("%1: keeps nothing of who may quote it."), posters,
        [](const Poster &poster) { return poster.can.quotePolicy; });
}

QString lostNote(
    const QString &language, const QList<Attachment> &files, const std::vector<Poster> &posters)
{
    QStringList notes;
    if (!language.isEmpty()) {
        notes << passedOver(Words::tr("%1: keeps no language of posts."), posters, takesLanguage);
    }
    if (std::ranges::any_of(files, [](const Attachment &one) { return !one.focus.isNull(); })) {
        notes << passedOver(Words::tr("%1: keeps nothing of what must stay in sight."), posters,
            [](const Poster &poster) { return poster.can.mediaFocus || !poster.server; });
    }
    notes.removeAll(QString());
    return notes.join(u'\n');
}

bool isKeptThere(const Poster &poster, const PostingTime &time)
{
    return !time.thread && keepsUntilItsTime(poster.can, time.post, time.now);
}

QString scheduleNote(const std::vector<Poster> &posters, const PostingTime &time)
{
    if (time.post.scheduledAt <= time.now || posters.empty()) {
        return {};
    }
    QStringList notes;
    for (const Poster &poster : thoseKept(posters, time, true)) {
        QString note = posters.size() == 1 ? Words::tr("Kept by %1 until then.")
                                           : Words::tr("%2: kept by %1 until then.");
        note.replace(u"%1"_s, poster.account.host);
        notes << note.replace(u"%2"_s, posterName(poster));
    }
    const std::vector<Poster> here = thoseKept(posters, time, false);
    if (here.size() == posters.size()) {
        notes << Words::tr("It waits on this computer; Asterism must be running then.");
    } else if (!here.empty()) {
        QString note = Words::tr("%1: waits on this computer; Asterism must be running then.");
        notes << note.replace(u"%1"_s, namesOf(here));
    }
    return notes.join(u'\n');
}

QString scheduleProblem(const PostingTime &time)
{
    const qint64 at = time.post.scheduledAt;
    return at != 0 && at <= time.now ? Words::tr("That time has passed.") : QString();
}

} // namespace asterism::ui
