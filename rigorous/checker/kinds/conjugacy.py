"""Kind `conjugacy`: functions of the state that move by another map. Lemma 12."""

from __future__ import annotations

from ..conditions import Condition
from ..files import Record
from ..grammar import polynomial
from ..lemmas.inhabited import Inhabited
from ..names import check_names
from ..polynomial import Polynomial
from ..reduction import Assertion, Reduction
from ..verdicts import Malformed


class Conjugacy(Assertion):
    """With y = `coordinates` of x: y after one step of F is G(y), wherever `where` holds, for the map G `onto`.

    The parameters of G are the polynomials `parameters_onto` in those of F.
    """

    def read(self, fields: Record) -> None:
        """Take `where`, `coordinates`, `onto` (a system) and `parameters_onto`."""
        setting, onto = self.setting, fields.record("onto")
        self.where_texts, self.coordinate_texts = fields.texts("where"), fields.texts("coordinates")
        self.parameter_texts = fields.texts("parameters_onto")
        self.where = setting.conditions(self.where_texts)
        self.names, parameters, self.map_texts = (onto.texts(name) for name in ("variables", "parameters", "map"))
        onto.close()
        check_names([*parameters, *self.names, *setting.names()])
        sizes = (len(self.names), len(self.names), len(parameters))
        if (len(self.coordinate_texts), len(self.map_texts), len(self.parameter_texts)) != sizes or not self.names:
            raise Malformed("shape", "a coordinate and a component for each variable, a value for each parameter")
        self.coordinates = [setting.polynomial(text) for text in self.coordinate_texts]
        values = [setting.parameter_polynomial(text) for text in self.parameter_texts]
        meaning = dict(zip((*self.names, *parameters), (*self.coordinates, *values), strict=True))
        self.given = [f"{name} = {text}" for name, text in zip(parameters, self.parameter_texts, strict=True)]

        def lookup(name: str) -> Polynomial:
            if name not in meaning:
                raise Malformed("unknown-name", f"{name!r} is neither a variable nor a parameter of G")
            return meaning[name]

        self.images = [polynomial(text, setting.ring, lookup) for text in self.map_texts]

    def obligations(self) -> Reduction:
        """One equation for each coordinate."""
        setting = self.setting
        yield Inhabited(setting, self.where)
        for y, image in zip(self.coordinates, self.images, strict=True):
            moved = Condition(setting.image(y) - image, "=", "y o F = G(y)")
            yield setting.entails(self.where, moved)

    def sentence(self) -> str:
        """For all real ...: (y) after one step of F is G(y)."""
        names, state = ", ".join(self.names), ", ".join(self.setting.variables)
        given = f", with {' and '.join(self.given)}" if self.given else ""
        return (
            f"{self.setting.quantifier(self.where_texts)}: Psi(F({state})) = G(Psi({state})) for Psi({state}) = "
            f"({', '.join(self.coordinate_texts)}) and G: ({names}) -> ({', '.join(self.map_texts)}){given}"
        )
