(** The identities behind the notation: diagonal coordinates, the ellipse's multiplier, the quotient map. *)

From Coq Require Import Reals Lra.
From Rigorous Require Import Definitions Lemmas.
Local Open Scope R_scope.

(** In p and q the map is diagonal up to the residual. *)
Theorem diagonal_coordinates : forall mu z,
  p (F mu z) = p z * (1 - w mu z) /\
  q (F mu z) = q z * (1 + w mu z) /\
  imbalance (F mu z) = imbalance z * (1 - w mu z ^ 2) /\
  P (F mu z) = P z * (1 - w mu z) ^ 2 /\
  Q (F mu z) = Q z * (1 + w mu z) ^ 2 /\
  fst z * snd z = P z - Q z /\
  fst z ^ 2 + snd z ^ 2 = 2 * (P z + Q z) /\
  w mu z = P z - Q z - mu.
Proof. intros mu [u v]. unfold imbalance, P, Q, p, q, F, w. cbn [fst snd]. repeat split; field. Qed.

(** The ellipse's function is multiplied by K in a step. *)
Theorem ellipse_cofactor : forall mu z, eps mu (F mu z) = eps mu z * K mu (w mu z).
Proof. intros mu [u v]. unfold eps, K, P, Q, p, q, F, w. cbn [fst snd]. field. Qed.

Theorem ellipse_normalised : forall mu z, -2 < mu < 2 ->
  eps mu z = (4 - mu ^ 2) * E mu z /\ E mu (F mu z) = E mu z * K mu (w mu z).
Proof.
  intros mu z range.
  assert (scale : forall y, eps mu y = (4 - mu ^ 2) * E mu y) by (intro; unfold eps, E; field; lra).
  split; [apply scale|]. assert (H := ellipse_cofactor mu z). rewrite !scale in H.
  apply (Rmult_eq_reg_l (4 - mu ^ 2)); [lra | nra].
Qed.

(** (w, eps) moves by itself. *)
Theorem quotient_map : forall mu z,
  w mu (F mu z) = w mu z * (w mu z ^ 2 - 3 - eps mu z) /\
  eps mu (F mu z) = eps mu z * K mu (w mu z) /\
  fst z ^ 2 + snd z ^ 2 = 4 + eps mu z + mu * w mu z.
Proof.
  intros mu [u v]. split; [|split; [apply ellipse_cofactor|]];
  unfold eps, P, Q, p, q, F, w; cbn [fst snd]; field.
Qed.

(** For |mu| < 2 the multiplier is a convex combination. *)
Theorem cofactor_is_convex : forall mu r, K mu r = (2 + mu) / 4 * (1 + r) ^ 2 + (2 - mu) / 4 * (1 - r) ^ 2.
Proof. intros mu r. unfold K. field. Qed.

Lemma P_Q_nonneg : forall z, 0 <= P z /\ 0 <= Q z.
Proof. intro z. unfold P, Q. assert (HP := pow2_ge_0 (p z)). assert (HQ := pow2_ge_0 (q z)). lra. Qed.

(** Points with u v = mu have any u^2 + v^2 from 2 |mu| on. *)
Lemma minimiser_of_norm : forall mu s, 2 * Rabs mu <= s -> exists u v, u * v = mu /\ u ^ 2 + v ^ 2 = s.
Proof.
  intros mu s large. assert (M := Rle_abs mu). assert (M' := Rle_abs (- mu)). rewrite Rabs_Ropp in M'.
  (* (u + v)^2 = s + 2 mu and (u - v)^2 = s - 2 mu *)
  assert (A := sqrt_sqrt (s + 2 * mu) ltac:(lra)). assert (B := sqrt_sqrt (s - 2 * mu) ltac:(lra)).
  exists ((sqrt (s + 2 * mu) + sqrt (s - 2 * mu)) / 2), ((sqrt (s + 2 * mu) - sqrt (s - 2 * mu)) / 2).
  split; lra.
Qed.
