// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composeparts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// `first`: the words of the first part.
PartRules rulesOf(PartRules rules, size_t place, const QString &first)
{
    rules.quotes = rules.quotes && place == 0;
    rules.answers = rules.answers || place > 0;
    rules.above = place > 0 ? first : QString();
    return rules;
}

} // namespace

ComposeParts::ComposeParts(QString dataFolder, std::function<bool()> writable, QObject *parent)
    : RowsModel({"part"}, parent)
    , m_dataFolder(std::move(dataFolder))
    , m_writable(std::move(writable))
{
    m_parts.push_back(made());
    showParts();
}

ComposeParts::Part ComposeParts::made()
{
    Part part(new ComposePart(m_dataFolder, m_writable, this));
    connect(part.get(), &ComposePart::changed, this, [this, one = part.get()] {
        // Whom the first of several direct posts names the others go to, too, which takes room.
        if (m_rules.visibility == Visibility::Direct && m_parts.size() > 1 && one == first()) {
            setRules(m_rules);
        }
        Q_EMIT changed();
    });
    connect(part.get(), &ComposePart::textChanged, this, [this, one = part.get()] {
        if (!m_parts.empty() && one == first()) {
            Q_EMIT firstTextChanged();
        }
    });
    return part;
}

ComposePart *ComposeParts::at(int place) const
{
    return place >= 0 && place < int(m_parts.size()) ? m_parts[size_t(place)].get() : nullptr;
}

int ComposeParts::placeOf(const ComposePart *part) const
{
    const auto found =
        std::ranges::find_if(m_parts, [part](const Part &one) { return one.get() == part; });
    return found == m_parts.end() ? -1 : int(found - m_parts.begin());
}

bool ComposeParts::isBusy() const
{
    return std::ranges::any_of(
        m_parts, [](const Part &part) { return part->attachments()->isBusy(); });
}

std::vector<PostText> ComposeParts::posts() const
{
    std::vector<PostText> posts;
    for (const Part &part : m_parts) {
        posts.push_back(part->post());
    }
    return posts;
}

void ComposeParts::show(const std::vector<PostText> &posts)
{
    const size_t wanted = std::clamp<size_t>(posts.size(), 1, mostPartsOfThread);
    while (m_parts.size() < wanted) {
        m_parts.push_back(made());
    }
    // Views hear of what goes before it is gone.
    const std::vector<Part> gone(std::make_move_iterator(m_parts.begin() + qsizetype(wanted)),
        std::make_move_iterator(m_parts.end()));
    m_parts.resize(wanted);
    for (size_t i = 0; i < wanted; ++i) {
        m_parts[i]->show(i < posts.size() ? posts[i] : PostText());
        m_parts[i]->setRules(rulesOf(m_rules, i, first()->text()));
    }
    showParts();
}

bool ComposeParts::insert(int place)
{
    if (place < 0 || place > int(m_parts.size()) || m_parts.size() >= mostPartsOfThread) {
        return false;
    }
    m_parts.insert(m_parts.begin() + place, made());
    setRules(m_rules);
    showParts();
    return true;
}

void ComposeParts::remove(int place)
{
    if (at(place) == nullptr || m_parts.size() == 1) {
        return;
    }
    const Part gone = std::move(m_parts[size_t(place)]);
    m_parts.erase(m_parts.begin() + place);
    setRules(m_rules);
    showParts(); // before it goes
    if (place == 0) {
        Q_EMIT firstTextChanged();
    }
}

void ComposeParts::setRules(const PartRules &rules)
{
    m_rules = rules;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i]->setRules(rulesOf(m_rules, i, first()->text()));
    }
}

void ComposeParts::showParts()
{
    std::vector<Row> rows;
    for (const Part &part : m_parts) {
        const QString key = QString::number(quintptr(part.get()));
        rows.push_back({key, {QVariant::fromValue(part.get())}});
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
