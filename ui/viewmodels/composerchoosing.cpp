// SPDX-License-Identifier: GPL-3.0-or-later

// What a writer chooses about what is written: for whom, in which language and format, and when.
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/composewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

/// In the order of QuotePolicy.
constexpr std::array allQuotePolicies{
    QuotePolicy::Everyone, QuotePolicy::Followers, QuotePolicy::Nobody};

} // namespace

void Composer::setVisibility(const QString &word)
{
    if (isReady() && !isEdit() && visibilities().contains(word)) {
        m_draft.action.post.visibility = asterism::visibility(word);
        m_draft.action.post.localOnly = false; // what was chosen is all that is meant
        m_visibilityChosen = true;
        changed();
    }
}

QStringList Composer::visibilities() const
{
    QStringList words;
    for (const Visibility one : offered()) {
        words << word(one);
    }
    return words;
}

QStringList Composer::visibilityNames() const
{
    QStringList names;
    for (const Visibility one : offered()) {
        names << ui::visibilityName(one);
    }
    return names;
}

QString Composer::visibilityName() const
{
    const QString name = ui::visibilityName(m_draft.action.post.visibility);
    return m_draft.action.post.localOnly ? Words::tr("%1, this server only").arg(name) : name;
}

QString Composer::visibilityIcon() const
{
    return ui::visibilityIcon(m_draft.action.post.visibility);
}

QStringList Composer::quotesNames() const
{
    QStringList names;
    for (const QuotePolicy one : allQuotePolicies) {
        names << ui::quotesName(one);
    }
    return names;
}

/// What was chosen stays, and is there again with a visibility that leaves a choice.
QString Composer::quotesName() const
{
    const bool none = !quotesBar().isEmpty();
    return ui::quotesName(none ? std::optional(QuotePolicy::Nobody) : m_draft.action.post.quotes);
}

int Composer::quotesAt() const
{
    const std::optional<QuotePolicy> &quotes = m_draft.action.post.quotes;
    return quotes ? int(*quotes) : -1;
}

void Composer::setQuotesAt(int place)
{
    if (isReady() && quotesBar().isEmpty() && place >= 0 && place < int(allQuotePolicies.size())) {
        m_draft.action.post.quotes = allQuotePolicies[size_t(place)];
        m_quotesChosen = true;
        changed();
    }
}

void Composer::setLanguage(const QString &code)
{
    if (isReady() && languages().contains(code)) {
        m_draft.action.post.language = code;
        m_languageChosen = true;
        changed();
    }
}

QStringList Composer::languages() const
{
    // Their order does not hang on the choice: a menu that is open stays as it is.
    QStringList codes = languageChoices({usualLanguage(), interfaceLanguage()});
    if (!language().isEmpty() && !codes.contains(language())) {
        codes << language();
    }
    return codes;
}

QStringList Composer::languageNames() const
{
    QStringList names;
    const QStringList codes = languages();
    for (const QString &code : codes) {
        names << ui::languageName(code);
    }
    return names;
}

QString Composer::languageName() const
{
    return ui::languageName(language());
}

bool Composer::hasLanguage() const
{
    const std::vector<Poster> all = posters();
    return all.empty() || std::ranges::any_of(all, takesLanguage);
}

void Composer::setSensitive(bool sensitive)
{
    if (isReady() && sensitive != isSensitive()) {
        m_draft.action.post.sensitive = sensitive;
        m_sensitiveChosen = true;
        changed();
    }
}

bool Composer::hasPolls() const
{
    return takePolls(rules());
}

int Composer::mostMedia() const
{
    return mostMediaOf(rules());
}

QString Composer::mediaNote() const
{
    const int most = mostMedia();
    if (most > 0) {
        return Words::tr("%n files at most", nullptr, most);
    }
    PartRules one = rules();
    QStringList names;
    for (const Poster &poster : posters()) {
        one.posters = {poster};
        if (mostMediaOf(one) == 0) {
            names << posterName(poster);
        }
    }
    return Words::tr("No files can go with it: %1").replace(u"%1"_s, names.join(u" · "_s));
}

bool Composer::keepsMediaFocus() const
{
    const std::vector<Poster> all = posters();
    return std::ranges::any_of(all, [](const Poster &poster) { return poster.can.mediaFocus; });
}

QString Composer::lostNote() const
{
    QList<Attachment> files;
    for (const PostText &post : m_posts.posts()) {
        files += post.media;
    }
    return ui::lostNote(language(), files, posters());
}

void Composer::setFormat(const QString &word)
{
    if (isReady() && formats().contains(word)) {
        m_draft.action.post.format = textFormat(word);
        changed();
    }
}

QStringList Composer::formats() const
{
    QStringList words;
    for (const TextFormat one : formatsToChoose(posters(), m_draft.action.post.format)) {
        words << word(one);
    }
    return words;
}

QStringList Composer::formatNames() const
{
    QStringList names;
    const std::vector<Poster> all = posters();
    for (const TextFormat one : formatsToChoose(all, m_draft.action.post.format)) {
        names << ui::formatName(one, all);
    }
    return names;
}

QString Composer::formatName() const
{
    return ui::formatName(m_draft.action.post.format, posters());
}

QString Composer::formatNote() const
{
    return ui::formatNote(m_draft.action.post.format, posters());
}

QDateTime Composer::scheduledAt() const
{
    const qint64 at = m_draft.action.post.scheduledAt;
    return at == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(at);
}

void Composer::setScheduledAt(const QDateTime &at)
{
    const qint64 ms = at.isValid() ? std::max<qint64>(1, at.toMSecsSinceEpoch()) : 0;
    if (isReady() && isSchedulable() && ms != m_draft.action.post.scheduledAt) {
        m_draft.action.post.scheduledAt = ms;
        changed();
    }
}

QString Composer::scheduleNote() const
{
    return ui::scheduleNote(posters(), time());
}

QString Composer::scheduleProblem() const
{
    return ui::scheduleProblem(time());
}

} // namespace asterism::ui
